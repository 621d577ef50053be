using System.Collections.Immutable;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Domain.Ledger;

/// <summary>What one report adds to the ledger. All of it is stored in one transaction, or none.</summary>
/// <param name="Computer">The computer after the report: its newest state and its cursor.</param>
/// <param name="Hours">The minutes that were not known before.</param>
/// <param name="IsNews">Whether there is anything to store; without it, only the time of the last report has moved.</param>
public sealed record LedgerEntry(Computer Computer, ImmutableArray<UsageHour> Hours, bool IsNews);
