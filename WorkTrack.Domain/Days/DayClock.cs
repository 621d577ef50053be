using System.Collections.Immutable;
using System.Numerics;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>
/// The hours of one day as the organisation's clocks show them, 0 to 23, and which minutes lie in each. An hour that clocks
/// show twice has up to 120 minutes, one that they jump over has none.
/// </summary>
/// <remarks>
/// <code>
/// UTC hours        |   18   |   19   |   20   |
/// Kathmandu, +5:45    |   0    |   1    |   2    |
/// </code>
/// </remarks>
public sealed class DayClock
{
    /// <summary>How many hours clocks have.</summary>
    public const int Hours = 24;

    // Every zone is some quarters of an hour away from UTC.
    private const int Quarter = 15;

    private readonly long _firstHour;
    private readonly ImmutableArray<ImmutableArray<Part>> _parts;

    /// <summary>The clock of a day.</summary>
    public DayClock(OrganisationCalendar calendar, DateOnly day)
    {
        Minutes = calendar.MinutesOf(day);
        _firstHour = HourBits.HourOf(Minutes.First);
        _parts = [.. Minutes.ByHour().Select(hour => PartsOf(calendar, hour))];
    }

    /// <summary>The day's minutes.</summary>
    public MinuteRange Minutes { get; }

    /// <summary>Adds a computer's hours to sums by hour of the clock. Hours outside of the day, or parts of them, are passed over.</summary>
    /// <param name="hours">What is known of the computer.</param>
    /// <param name="active">The minutes in which it was used; <see cref="Hours"/> sums.</param>
    /// <param name="present">The minutes in which it was on; <see cref="Hours"/> sums.</param>
    public void Count(ImmutableArray<UsageHour> hours, Span<int> active, Span<int> present)
    {
        foreach (var hour in hours)
        {
            var place = hour.Hour - _firstHour;
            if (place < 0 || place >= _parts.Length)
            {
                continue;
            }

            foreach (var part in _parts[(int)place])
            {
                active[part.Clock] += BitOperations.PopCount(hour.Active & part.Mask);
                present[part.Clock] += BitOperations.PopCount(hour.Present & part.Mask);
            }
        }
    }

    private static ImmutableArray<Part> PartsOf(OrganisationCalendar calendar, HourBits hour)
    {
        var parts = Enumerable.Range(0, HourBits.MinutesPerHour / Quarter)
            .Select(quarter => (Minute: HourBits.FirstMinuteOf(hour.Hour) + (quarter * Quarter), Mask: hour.Bits & (((1UL << Quarter) - 1) << (quarter * Quarter))))
            .Where(quarter => quarter.Mask != 0);
        return
        [
            .. parts.GroupBy(quarter => calendar.ToLocal(MinuteRange.StartOf(quarter.Minute)).Hour, quarter => quarter.Mask)
                .Select(same => new Part(same.Key, same.Aggregate((a, b) => a | b))),
        ];
    }

    private readonly record struct Part(int Clock, ulong Mask);
}
