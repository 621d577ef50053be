using System.Collections.Concurrent;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>
/// Finds the days that a write comes too late for: those that have ended by the clock. They are marked in the write's own
/// transaction, whether their figures were counted already or not, so no figure can be counted past a write.
/// </summary>
internal sealed class LateWrites(OrganisationCalendar calendar, TimeProvider time)
{
    // The hours of three weeks: samples are a week old at most.
    private const int MostHours = 512;

    private readonly ConcurrentDictionary<long, (int First, int Last)> _daysOf = new();
    private Today? _today;

    /// <summary>Has the clock looked at, once for a batch.</summary>
    public LateWrites Now()
    {
        var now = MinuteRange.MinuteOf(time.GetUtcNow());
        if (_today is not { } today || now >= today.Minutes.End)
        {
            // A clock that is set back does not open a day again that may be closed.
            var date = calendar.DayOf(MinuteRange.StartOf(now));
            _today = new Today(date.DayNumber, calendar.MinutesOf(date));
        }

        return this;
    }

    /// <summary>The numbers of the ended days that an hour lies in; none when the last is before the first.</summary>
    public (int First, int Last) DaysOf(long hour)
    {
        var today = _today!;
        if (HourBits.FirstMinuteOf(hour) >= today.Minutes.First)
        {
            return (0, -1);
        }

        if (!_daysOf.TryGetValue(hour, out var days))
        {
            // An hour lies in two days where an offset of 30 or 45 minutes cuts it.
            var first = MinuteRange.StartOf(HourBits.FirstMinuteOf(hour));
            days = (calendar.DayOf(first).DayNumber, calendar.DayOf(first.AddMinutes(HourBits.MinutesPerHour - 1)).DayNumber);
            if (_daysOf.Count >= MostHours)
            {
                _daysOf.Clear();
            }

            _daysOf[hour] = days;
        }

        return (days.First, Math.Min(days.Last, today.Day - 1));
    }

    private sealed record Today(int Day, MinuteRange Minutes);
}
