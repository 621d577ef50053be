using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>
/// What is true of one computer now, as a person sees it. Equal states look alike on every screen; when the computer
/// was last heard is kept beside the state, because it moves with every report.
/// </summary>
/// <param name="Key">Its number in the ledger.</param>
/// <param name="Id">Its name on the wire.</param>
/// <param name="RegisteredAt">When it became known.</param>
/// <param name="Profile">What it says of itself.</param>
/// <param name="Presence">Whether it is there.</param>
/// <param name="UsageToday">Active minutes of the organisation's day.</param>
/// <param name="Programs">The programs that run on it.</param>
/// <param name="Window">The window in front.</param>
public sealed record ComputerState(
    int Key, ComputerId Id, DateTimeOffset RegisteredAt, ComputerProfile Profile, Presence Presence,
    int UsageToday, ProgramList Programs, ActiveWindow? Window)
{
    /// <summary>The team it belongs to; 0 for none.</summary>
    public int Team { get; init; }

    /// <summary>What people call it; null when they call it as its agent does.</summary>
    public string? GivenName { get; init; }

    /// <summary>What it is called: as people decided, else as its agent tells; null when neither did.</summary>
    public string? Name => GivenName ?? Profile.Name;

    /// <summary>Since when it is put away; null when it is not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether it is put away: kept with all it did, and out of sight.</summary>
    public bool IsArchived => ArchivedAt is not null;

    /// <summary>What is known of the quality of <see cref="UsageToday"/>.</summary>
    public Remarks RemarksToday { get; init; }

    /// <summary>The organisation's day, hour by hour.</summary>
    public DayStrip Strip { get; init; }

    /// <summary>Whether its person is away or has locked it; null unless it is idle.</summary>
    public UserActivity? IdleState { get; init; }

    /// <summary>Since when nobody has used it; null unless it is idle.</summary>
    public DateTimeOffset? IdleSince { get; init; }
}
