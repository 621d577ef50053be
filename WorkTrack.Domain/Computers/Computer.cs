using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>
/// All that is kept in memory of one computer: the newest it said, how far its counter is settled, and its newest
/// hours. Immutable; a report makes a new one.
/// </summary>
public sealed record Computer
{
    /// <summary>The small number that stands for it in the ledger's tables.</summary>
    public required int Key { get; init; }

    /// <summary>Its name on the wire.</summary>
    public required ComputerId Id { get; init; }

    /// <summary>When it became known.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When its last report came.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>What it says of itself.</summary>
    public ComputerProfile Profile { get; init; } = ComputerProfile.Unknown;

    /// <summary>The programs that run on it.</summary>
    public ProgramList Programs { get; init; } = ProgramList.Empty;

    /// <summary>The window in front; null when there is none.</summary>
    public ActiveWindow? Window { get; init; }

    /// <summary>The agent's own time of its last report, to show and never to compute with.</summary>
    public string? AgentTime { get; init; }

    /// <summary>How far its counter is settled; null when it never sent one.</summary>
    public CounterCursor? Cursor { get; init; }

    /// <summary>Its newest hours.</summary>
    public RecentHours Hours { get; init; } = RecentHours.Empty;

    /// <summary>Takes in a report.</summary>
    /// <param name="report">The report; it must be about this computer.</param>
    /// <param name="receivedAt">When the server received it; a time before the last report counts as that one's.</param>
    /// <returns>The computer after the report, and what the ledger has to keep of it.</returns>
    public (Computer After, LedgerEntry Entry) Accept(ActivityReport report, DateTimeOffset receivedAt)
    {
        var at = receivedAt < LastSeenAt ? LastSeenAt : receivedAt;
        var proof = report.UsageMinutes is { } counter ? CounterRule.Prove(Cursor, at, counter) : null;
        var proven = proof?.Hours() ?? UsageHour.From([new MinuteRange(MinuteRange.MinuteOf(at), 1)], []);
        var hours = Hours.Merge(proven, out var fresh);

        var after = this with
        {
            LastSeenAt = at,
            Profile = report.Profile is { } profile ? Profile.Update(profile) : Profile,
            Programs = report.Programs ?? Programs,
            Window = report.Window is { } front ? front.Window : Window,
            AgentTime = report.AgentTime ?? AgentTime,
            Cursor = proof?.Cursor ?? Cursor,
            Hours = hours,
        };

        return (after, new LedgerEntry(after, fresh, IsNews: !fresh.IsEmpty || !SaysTheSameAs(after)));
    }

    /// <summary>Whether another state differs only in when it was heard: nothing that a person would see, or that the counter rule could not do without.</summary>
    private bool SaysTheSameAs(Computer other) =>
        Profile == other.Profile
        && Window == other.Window
        && Programs.Equals(other.Programs)
        && Cursor?.Counter == other.Cursor?.Counter
        && Cursor?.AnchorAt == other.Cursor?.AnchorAt;
}
