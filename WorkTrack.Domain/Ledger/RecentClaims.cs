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
        fresh = [.. added];
        if (fresh.Length > 1)
        {
            fresh = [.. ProgramHour.Together(fresh)];
        }

        fresh = fresh.RemoveAll(IsKnown);
        return fresh.Length switch
        {
            0 => this,
            1 => With(fresh[0]),
            _ => new RecentClaims([.. ProgramHour.Together([.. _claims, .. fresh]).TakeLast(Kept)]),
        };
    }

    private RecentClaims With(ProgramHour fresh)
    {
        for (var i = 0; i < _claims.Length; i++)
        {
            if (_claims[i].Hour == fresh.Hour && _claims[i].Front == fresh.Front)
            {
                return new RecentClaims(_claims.SetItem(i, fresh with { Mask = _claims[i].Mask | fresh.Mask }));
            }
        }

        return new RecentClaims(_claims.Length < Kept ? _claims.Add(fresh) : [.. _claims.AsSpan(1..), fresh]);
    }

    private bool IsKnown(ProgramHour claim)
    {
        foreach (var known in _claims)
        {
            if (Covers(known, claim))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(ProgramHour known, ProgramHour claim) =>
        known.Hour == claim.Hour && known.Front == claim.Front && (claim.Mask & ~known.Mask) == 0;
}
