using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>What is committed together.</summary>
/// <param name="Entries">What reports proved.</param>
/// <param name="Newcomers">Computers that ask for their keys.</param>
/// <param name="Beats">Signs that a server is up.</param>
internal sealed record LedgerBatch(
    IReadOnlyCollection<LedgerEntry> Entries, IReadOnlyCollection<Newcomer> Newcomers, IReadOnlyCollection<UptimeBeat> Beats)
{
    public static LedgerBatch Empty { get; } = new([], [], []);

    public static LedgerBatch Of(params LedgerEntry[] entries) => new(entries, [], []);

    public static LedgerBatch Of(params Newcomer[] newcomers) => new([], newcomers, []);
}

/// <summary>A computer that asks for its key.</summary>
/// <param name="Id">Its name on the wire.</param>
/// <param name="RegisteredAt">When it became known, if it was not.</param>
/// <param name="Team">The team it joins, if it was not known; 0 for none.</param>
internal sealed record Newcomer(ComputerId Id, DateTimeOffset RegisteredAt, int Team = 0);

/// <summary>A sign that a server is up.</summary>
/// <param name="Server">Which one.</param>
/// <param name="Stretch">Since when without a break, and until when at least.</param>
internal sealed record UptimeBeat(string Server, UptimeStretch Stretch);
