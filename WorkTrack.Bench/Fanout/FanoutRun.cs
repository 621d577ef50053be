namespace WorkTrack.Bench.Fanout;

/// <summary>What is done to a server at a time.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Clients">How many clients follow the stream.</param>
/// <param name="PerSecond">How many reports come a second.</param>
/// <param name="Computers">From how many computers.</param>
/// <param name="Mode">Which stream: <c>full</c> or <c>delta</c>.</param>
/// <param name="Stalled">How many clients stop reading; with any, it is measured with and without them.</param>
/// <param name="Compares">Whether another hub is measured beside it.</param>
internal sealed record FanoutRun(string Name, int Clients, int PerSecond, int Computers, string Mode, int Stalled = 0, bool Compares = false);
