using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>A hub, who reports to it, and who listens.</summary>
/// <param name="hub">The hub.</param>
/// <param name="processor">How much of one core it has used.</param>
internal sealed class DrivenHub(Hub hub, Func<TimeSpan> processor) : IDisposable
{
    /// <summary>The hub.</summary>
    public Hub Hub => hub;

    /// <summary>Who reports.</summary>
    public LoadDriver Driver { get; } = new(hub.Publisher, hub.Sources);

    /// <summary>Who listens.</summary>
    public StreamCrowd Crowd { get; } = new(hub);

    /// <summary>How much of one core the hub has used.</summary>
    public Func<TimeSpan> Processor => processor;

    /// <summary>Has all computers report once, then all clients come and learn of them.</summary>
    public async Task OpenAsync(int clients)
    {
        Driver.Greet();
        Crowd.Connect(clients);
        if (await Crowd.SettleAsync() is > 0 and var behind)
        {
            throw new InvalidOperationException($"{behind} of {clients} clients of {hub.Name} do not even know what was there when they came.");
        }
    }

    public void Dispose()
    {
        Crowd.Dispose();
        Driver.Dispose();
    }
}
