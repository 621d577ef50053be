using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>Takes in the reports of agents in the field: they say what is true now, and most carry a counter.</summary>
internal static class CounterReports
{
    public static Acceptance Accept(Computer computer, ActivityReport report, ServerUptime uptime)
    {
        var at = computer.LastSeenAt;
        var proof = report.UsageMinutes is { } counter
            ? CounterRule.Prove(computer.Cursor, at, counter, computer.Cursor is { } settled ? uptime.DownBetween(settled.LastAt, at) : TimeSpan.Zero)
            : null;
        var after = computer.Tell(report, at) with
        {
            Window = report.Window is { } front && front.Window != computer.Window ? front.Window : computer.Window,
            WindowAt = report.Window is null ? computer.WindowAt : at,
            AgentTime = report.AgentTime ?? computer.AgentTime,
            Cursor = proof?.Cursor ?? computer.Cursor,
        };

        var hours = proof?.Hours() ?? UsageHour.From([new MinuteRange(MinuteRange.MinuteOf(at), 1)], []);
        return new Acceptance(
            Acceptance.Enter(computer, after, hours, Claims(computer, report, proof), newUser: computer.UserSaidBy(report, at)), []);
    }

    /// <summary>A report that names no window goes on with the one named before: the other half of an agent's reports names it.</summary>
    private static IEnumerable<ProgramHour> Claims(Computer computer, ActivityReport report, CounterProof? proof)
    {
        var window = report.Window is { } named ? named.Window : proof?.IsBridged == true ? computer.Window : null;
        return proof is not null && ProgramInFront.Of(window) is { } front ? ProgramHour.From(proof.Seen, front) : [];
    }
}
