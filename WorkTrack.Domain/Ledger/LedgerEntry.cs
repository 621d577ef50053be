using System.Collections.Immutable;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Domain.Ledger;

/// <summary>What one report adds to the ledger. All of it is stored in one transaction, or none.</summary>
/// <param name="Computer">The computer after the report: its newest state and its cursor.</param>
/// <param name="Hours">The minutes that were not known before.</param>
/// <param name="IsNews">Whether there is anything that must be stored before the report is answered. Without it, only what is in front, what runs, what the person does, or the time of the last report has changed.</param>
public sealed record LedgerEntry(Computer Computer, ImmutableArray<UsageHour> Hours, bool IsNews)
{
    /// <summary>Whether the computer's state is stored with it, which else may wait: what it says of itself may not.</summary>
    public bool WithState { get; init; } = true;

    /// <summary>Whether the computer's cursor is stored with it. Not where it did not move.</summary>
    public bool WithCursor { get; init; } = true;

    /// <summary>The programs in front that were not known before.</summary>
    public ImmutableArray<ProgramHour> Claims { get; init; } = [];

    /// <summary>The session that the report began.</summary>
    public AgentSession? NewSession { get; init; }

    /// <summary>Who uses the computer from now on, when that changed.</summary>
    public UserSince? NewUser { get; init; }
}

/// <summary>Who used a computer from a minute on.</summary>
/// <param name="Minute">The minute, counted from the Unix epoch.</param>
/// <param name="User">The user's name.</param>
public sealed record UserSince(long Minute, string User);
