using System.Collections.Immutable;

namespace WorkTrack.Domain.Reports;

/// <summary>How much computers were used by weekday and hour, by the organisation's clocks. Immutable.</summary>
public sealed class HeatMap
{
    /// <summary>The hours of a day.</summary>
    public const int Hours = 24;

    private readonly ImmutableArray<long> _minutes;

    /// <summary>Adds up active minutes.</summary>
    /// <param name="minutes">When they were, and how many.</param>
    public HeatMap(IEnumerable<(DayOfWeek Day, int Hour, long Minutes)> minutes)
    {
        var sums = new long[Week.Length * Hours];
        foreach (var (day, hour, count) in minutes)
        {
            sums[((int)day * Hours) + hour] += count;
        }

        _minutes = [.. sums];
    }

    /// <summary>The days of a week, Monday first.</summary>
    public static ImmutableArray<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>All active minutes in it.</summary>
    public long Total => _minutes.Sum();

    /// <summary>Those of the hour with most.</summary>
    public long Most => _minutes.Max();

    /// <summary>Active minutes of all computers in an hour of a weekday.</summary>
    /// <param name="day">The weekday.</param>
    /// <param name="hour">The hour, 0 to 23.</param>
    public long this[DayOfWeek day, int hour] => _minutes[((int)day * Hours) + hour];
}
