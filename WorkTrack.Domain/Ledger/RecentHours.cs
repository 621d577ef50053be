using System.Collections.Immutable;
using System.Numerics;

namespace WorkTrack.Domain.Ledger;

/// <summary>
/// The newest hours of one computer, kept in memory: enough to count its local day and to tell a new minute from a
/// known one without asking the database. Immutable.
/// </summary>
public sealed class RecentHours
{
    /// <summary>
    /// How many hours are kept, the newest included. A local day has at most 25 hours, which touch 26 UTC hours, and a
    /// first report vouches for at most 24.
    /// </summary>
    public const int Kept = 27;

    private readonly ImmutableArray<UsageHour> _hours;

    private RecentHours(ImmutableArray<UsageHour> hours) => _hours = hours;

    /// <summary>Nothing known.</summary>
    public static RecentHours Empty { get; } = new([]);

    /// <summary>The hours something is known of, oldest first.</summary>
    public ImmutableArray<UsageHour> Hours => _hours;

    /// <summary>Counts the active minutes in a range, as far back as hours are kept.</summary>
    public int CountActive(MinuteRange range)
    {
        var count = 0;
        foreach (var hour in _hours)
        {
            count += BitOperations.PopCount(hour.Within(range).Active);
        }

        return count;
    }

    /// <summary>Merges hours in, and forgets those that have become too old.</summary>
    /// <param name="added">The hours to merge, in any order.</param>
    /// <param name="fresh">The bits that were not known before; of hours that are not kept, all bits.</param>
    public RecentHours Merge(IEnumerable<UsageHour> added, out ImmutableArray<UsageHour> fresh)
    {
        var merged = _hours.ToDictionary(hour => hour.Hour);
        var news = ImmutableArray.CreateBuilder<UsageHour>();
        foreach (var hour in added)
        {
            var known = merged.GetValueOrDefault(hour.Hour, new UsageHour(hour.Hour, 0, 0));
            var delta = hour.Except(known);
            if (!delta.IsEmpty)
            {
                news.Add(delta);
                merged[hour.Hour] = known.Merge(hour);
            }
        }

        fresh = news.ToImmutable();
        if (fresh.IsEmpty)
        {
            return this;
        }

        var newest = merged.Keys.Max();
        return new RecentHours([.. merged.Values.Where(h => h.Hour > newest - Kept).OrderBy(h => h.Hour)]);
    }
}
