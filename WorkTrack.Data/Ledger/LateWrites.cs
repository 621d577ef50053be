using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>
/// Finds the days that a write comes too late for: those that have ended by the clock. They are marked in the write's own
/// transaction, whether their figures were counted already or not, so no figure can be counted past a write.
/// </summary>
internal sealed class LateWrites(OrganisationCalendar calendar, TimeProvider time)
{
    private long _latestTicks;

    /// <summary>The rows that mark them, in the order of the table's key.</summary>
    public IEnumerable<object?[]> Days(IEnumerable<(int Computer, long Hour)> written)
    {
        // A clock that is set back does not open a day again that may be closed.
        var latest = Math.Max(Interlocked.Read(ref _latestTicks), time.GetUtcNow().UtcTicks);
        Interlocked.Exchange(ref _latestTicks, latest);
        var today = calendar.DayOf(new DateTimeOffset(latest, TimeSpan.Zero));
        var todayFrom = calendar.MinutesOf(today).First;
        var daysOf = new Dictionary<long, DateOnly[]>();
        return written.Where(row => HourBits.FirstMinuteOf(row.Hour) < todayFrom)
            .SelectMany(row => DaysOf(row.Hour), (row, day) => (day.DayNumber, row.Computer))
            .Where(mark => mark.DayNumber < today.DayNumber)
            .Distinct().Order()
            .Select(mark => new object?[] { mark.DayNumber, mark.Computer });

        DateOnly[] DaysOf(long hour)
        {
            if (!daysOf.TryGetValue(hour, out var days))
            {
                // An hour lies in two days where an offset of 30 or 45 minutes cuts it.
                var first = MinuteRange.StartOf(HourBits.FirstMinuteOf(hour));
                daysOf[hour] = days = [.. new[] { calendar.DayOf(first), calendar.DayOf(first.AddMinutes(HourBits.MinutesPerHour - 1)) }.Distinct()];
            }

            return days;
        }
    }
}
