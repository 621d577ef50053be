using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>
/// The days of an organisation: each runs from local midnight to the next in one IANA zone. Days may have 23, 23.5, 24
/// or 25 hours, begin later than midnight where clocks jump over it, or be empty where a zone skipped a date.
/// </summary>
/// <param name="zone">The organisation's zone.</param>
public sealed class OrganisationCalendar(TimeZoneInfo zone)
{
    // Offsets lie within 14 hours of UTC, and a zone that crosses the date line moves by another 24.
    private const long MaxOffsetMinutes = 40 * 60;

    /// <summary>The zone's IANA name.</summary>
    public string ZoneId => zone.Id;

    /// <summary>The day an instant lies in.</summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var minute = MinuteRange.MinuteOf(instant);
        var day = LocalDate(minute);

        // Where clocks are put back just after midnight, the old date comes again; the day has begun all the same.
        return minute >= FirstMinuteOf(day.AddDays(1)) ? day.AddDays(1) : day;
    }

    /// <summary>The minutes of a day, in UTC.</summary>
    public MinuteRange MinutesOf(DateOnly day) => MinuteRange.Between(FirstMinuteOf(day), FirstMinuteOf(day.AddDays(1)));

    /// <summary>An instant as the organisation's clocks show it.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The minute of the day before in which clocks showed the same time; where they skipped it, what they would have shown.</summary>
    public long DayBefore(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var before = ToLocal(instant.AddDays(-1));
        return MinuteRange.MinuteOf(instant.AddDays(-1) - (before.Offset - local.Offset));
    }

    /// <summary>The first minute whose local date is <paramref name="day"/> or later, found by halving: no case distinction for gaps, overlaps and skipped dates.</summary>
    private long FirstMinuteOf(DateOnly day)
    {
        var utcMidnight = MinuteRange.MinuteOf(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        var (before, from) = (utcMidnight - MaxOffsetMinutes, utcMidnight + MaxOffsetMinutes);
        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            (before, from) = LocalDate(middle) >= day ? (before, middle) : (middle, from);
        }

        return from;
    }

    private DateOnly LocalDate(long minute) => DateOnly.FromDateTime(ToLocal(MinuteRange.StartOf(minute)).DateTime);
}
