using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Support;

internal static class Hearing
{
    /// <summary>Of a server that was never away.</summary>
    public static ServerUptime AlwaysUp { get; } = ServerUptime.Since([], DateTimeOffset.MinValue);

    /// <summary>Takes in a report on a server that was never away.</summary>
    public static (Computer After, LedgerEntry Entry) Hear(this Computer computer, ActivityReport report, DateTimeOffset at)
    {
        var acceptance = computer.Accept(report, at, AlwaysUp);
        return (acceptance.After, acceptance.Entry);
    }
}
