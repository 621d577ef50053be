using System.Collections.Immutable;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>
/// All that is kept in memory of one computer: the newest it said, how far its counter is settled, and its newest
/// hours. Immutable; a report makes a new one.
/// </summary>
public sealed record Computer
{
    /// <summary>The most characters of <see cref="GivenName"/>.</summary>
    public const int MaxGivenNameLength = 100;

    /// <summary>The key of a computer that became known while the database was away.</summary>
    public const int KeyUnknown = 0;

    /// <summary>How many sessions of its agent are kept in memory.</summary>
    public const int SessionsKept = 8;

    /// <summary>The small number that stands for it in the ledger's tables; <see cref="KeyUnknown"/> until the database has given it one.</summary>
    public required int Key { get; init; }

    /// <summary>Its name on the wire.</summary>
    public required ComputerId Id { get; init; }

    /// <summary>The team it belongs to; 0 for none.</summary>
    public int Team { get; init; }

    /// <summary>What people call it; null when they call it as its agent does.</summary>
    public string? GivenName { get; init; }

    /// <summary>When somebody archived it; null when nobody did, or somebody has brought it back.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether it is put away: somebody archived it, and its agent has not reported since.</summary>
    public bool IsArchived => ArchivedAt >= LastSeenAt;

    /// <summary>When it became known.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When its last report came.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>How often it reports.</summary>
    public ReportRhythm Rhythm { get; init; } = ReportRhythm.Unknown;

    /// <summary>What it says of itself.</summary>
    public ComputerProfile Profile { get; init; } = ComputerProfile.Unknown;

    /// <summary>When it said that, on the server's clock; an older report does not overwrite it.</summary>
    public DateTimeOffset ProfileAt { get; init; }

    /// <summary>The programs that run on it; null when it never said.</summary>
    public ProgramList? Programs { get; init; }

    /// <summary>When it said that.</summary>
    public DateTimeOffset ProgramsAt { get; init; }

    /// <summary>The window in front; null when there is none.</summary>
    public ActiveWindow? Window { get; init; }

    /// <summary>When it said that.</summary>
    public DateTimeOffset WindowAt { get; init; }

    /// <summary>What its person does; null when its agent never said.</summary>
    public UserState? User { get; init; }

    /// <summary>The agent's own time of its last report, to show and never to compute with.</summary>
    public string? AgentTime { get; init; }

    /// <summary>How far its counter is settled; null when it never sent one.</summary>
    public CounterCursor? Cursor { get; init; }

    /// <summary>Its newest hours.</summary>
    public RecentHours Hours { get; init; } = RecentHours.Empty;

    /// <summary>What was in front, as far as a report sent again may repeat it.</summary>
    public RecentClaims Claims { get; init; } = RecentClaims.Empty;

    /// <summary>The sessions of its agent that were used last, the newest last. The database knows all.</summary>
    public ImmutableArray<AgentSession> Sessions { get; init; } = [];

    /// <summary>Takes in a report.</summary>
    /// <param name="report">The report; it must be about this computer.</param>
    /// <param name="receivedAt">When the server received it; a time before the last report counts as that one's.</param>
    /// <param name="uptime">When servers could take reports.</param>
    /// <param name="session">The session an interval report belongs to, if it is known; null begins it.</param>
    public Acceptance Accept(ActivityReport report, DateTimeOffset receivedAt, ServerUptime uptime, AgentSession? session = null)
    {
        var at = receivedAt < LastSeenAt ? LastSeenAt : receivedAt;
        var heard = this with { LastSeenAt = at, Rhythm = Rhythm.After(at - LastSeenAt - uptime.DownBetween(LastSeenAt, at)) };
        return report.Samples is { } batch
            ? IntervalReports.Accept(heard, report, batch, session, at)
            : CounterReports.Accept(heard, report, uptime);
    }

    /// <summary>This computer, with what people decided about it as it is with another: a report knows only what was so when it began.</summary>
    public Computer DecidedAs(Computer other) =>
        Team == other.Team && GivenName == other.GivenName && ArchivedAt == other.ArchivedAt
            ? this
            : this with { Team = other.Team, GivenName = other.GivenName, ArchivedAt = other.ArchivedAt };

    /// <summary>Whether another state shows the same: they differ at most in when the computer was heard.</summary>
    public bool ShowsTheSameAs(Computer other) =>
        ReferenceEquals(Profile, other.Profile)
        && ReferenceEquals(Window, other.Window)
        && ReferenceEquals(Programs, other.Programs)
        && User?.Activity == other.User?.Activity
        && User?.Since == other.User?.Since;
}
