using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

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
        List<UsageHour>? merged = null;
        var news = ImmutableArray<UsageHour>.Empty;
        foreach (var hour in added)
        {
            var place = merged is null ? PlaceOf(_hours.AsSpan(), hour.Hour) : PlaceOf(CollectionsMarshal.AsSpan(merged), hour.Hour);
            var known = place < 0 ? new UsageHour(hour.Hour, 0, 0) : merged is null ? _hours[place] : merged[place];
            var delta = hour.Except(known);
            if (delta.IsEmpty)
            {
                continue;
            }

            news = news.Add(delta);
            merged ??= [.. _hours];
            if (place < 0)
            {
                merged.Insert(~place, hour);
            }
            else
            {
                merged[place] = known.Merge(hour);
            }
        }

        fresh = news;
        if (merged is null)
        {
            return this;
        }

        var oldest = merged[^1].Hour - Kept;
        merged.RemoveAll(hour => hour.Hour <= oldest);
        return new RecentHours([.. merged]);
    }

    /// <summary>Where an hour is among hours that are in order; when it is not, the complement of where it belongs.</summary>
    private static int PlaceOf(ReadOnlySpan<UsageHour> hours, long hour)
    {
        // From the end: nearly every report speaks of the newest.
        var place = hours.Length - 1;
        while (place >= 0 && hours[place].Hour > hour)
        {
            place--;
        }

        return place >= 0 && hours[place].Hour == hour ? place : ~(place + 1);
    }
}
