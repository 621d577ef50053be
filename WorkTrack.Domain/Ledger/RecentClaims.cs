using System.Collections.Immutable;

namespace WorkTrack.Domain.Ledger;

/// <summary>The claims of programs that were stored last, kept in memory to tell a report that is sent again from news. Immutable.</summary>
public sealed class RecentClaims
{
    private const int Kept = 16;

    private readonly ImmutableArray<ProgramHour> _claims;

    private RecentClaims(ImmutableArray<ProgramHour> claims) => _claims = claims;

    /// <summary>Nothing known.</summary>
    public static RecentClaims Empty { get; } = new([]);

    /// <summary>Merges claims in, and forgets the oldest ones.</summary>
    /// <param name="added">The claims.</param>
    /// <param name="fresh">Those that are not all known, whole.</param>
    public RecentClaims Merge(IEnumerable<ProgramHour> added, out ImmutableArray<ProgramHour> fresh)
    {
        fresh = [.. ProgramHour.Together(added).Where(claim => !_claims.Any(known => Covers(known, claim)))];
        return fresh.IsEmpty ? this : new RecentClaims([.. ProgramHour.Together([.. _claims, .. fresh]).TakeLast(Kept)]);
    }

    private static bool Covers(ProgramHour known, ProgramHour claim) =>
        known.Hour == claim.Hour && known.Front == claim.Front && (claim.Mask & ~known.Mask) == 0;
}
