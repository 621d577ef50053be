using System.Globalization;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Computers;

/// <summary>
/// A part of a day that somebody looks at closely, from one full hour of the clocks to another. In an address it is
/// <c>09-12</c>. Where clocks are put back the hour that comes twice is in it twice; where they jump over one it is not.
/// </summary>
/// <param name="From">The hour it begins at, 0 to 23.</param>
/// <param name="To">The hour it ends before, at most 24.</param>
public readonly record struct DayZoom(int From, int To)
{
    /// <summary>How many hours the parts of a whole day have.</summary>
    public const int WideHours = 3;

    private const int HoursOfDay = 24;

    /// <summary>How many hours it is long, by the clocks.</summary>
    public int Hours => To - From;

    /// <summary>How it reads in an address and on screen.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{From:00}-{To:00}");

    /// <summary>The part just before it, as long as it; null at the start of the day.</summary>
    public DayZoom? Before => From >= Hours ? new DayZoom(From - Hours, From) : null;

    /// <summary>The part just after it; null at the end of the day.</summary>
    public DayZoom? After => To + Hours <= HoursOfDay ? new DayZoom(To, To + Hours) : null;

    /// <summary>What it is a part of; null for the whole day.</summary>
    public DayZoom? Out => Hours < WideHours ? Wide(From / WideHours) : null;

    /// <summary>The parts of it, to look at more closely; none when it is one hour.</summary>
    public IEnumerable<DayZoom> Parts
    {
        get
        {
            var from = From;
            return Hours > 1 ? Enumerable.Range(0, Hours).Select(hour => new DayZoom(from + hour, from + hour + 1)) : [];
        }
    }

    /// <summary>The parts of a whole day.</summary>
    public static IEnumerable<DayZoom> OfWholeDay => Enumerable.Range(0, HoursOfDay / WideHours).Select(Wide);

    /// <summary>Reads a part as it stands in an address; null for the whole day, and when it is none.</summary>
    public static DayZoom? Parse(string? text) =>
        text?.Split('-') is [{ Length: 2 } first, { Length: 2 } second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
        && from < to && to <= HoursOfDay && to - from <= WideHours
            ? new DayZoom(from, to)
            : null;

    /// <summary>Its minutes in a day; none where the day's clocks jump over all of it.</summary>
    public MinuteRange Within(MinuteRange day, OrganisationCalendar calendar) => MinuteRange.Between(FirstAt(From, day, calendar), FirstAt(To, day, calendar));

    private static DayZoom Wide(int part) => new(part * WideHours, (part + 1) * WideHours);

    /// <summary>The first minute of a day at which clocks show an hour, or a later one.</summary>
    private static long FirstAt(int hour, MinuteRange day, OrganisationCalendar calendar)
    {
        for (var minute = day.First; hour < HoursOfDay && minute < day.End; minute++)
        {
            if (calendar.ToLocal(MinuteRange.StartOf(minute)).Hour >= hour)
            {
                return minute;
            }
        }

        return day.End;
    }
}
