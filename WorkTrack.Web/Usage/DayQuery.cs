using System.Globalization;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Usage;

/// <summary>Which days somebody asks for: read from text, and never outside of what can be counted.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, today at the latest.</param>
internal readonly record struct DayQuery(DateOnly From, DateOnly To)
{
    /// <summary>The most days of a range.</summary>
    public const int MostDays = 400;

    /// <summary>The days of a range of which nothing is said.</summary>
    public const int UsualDays = 30;

    private const string Format = "yyyy-MM-dd";

    // No computer has reported before; far enough from where calendars and counts end.
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Reads a range: 30 days up to today where nothing else is said.</summary>
    /// <exception cref="RefusedQueryException">It is none.</exception>
    public static DayQuery Range(string? from, string? to, DateOnly today)
    {
        var last = to is null ? today : Day("to", to, today);
        var first = from is null ? last.AddDays(1 - UsualDays) : Day("from", from, today);
        if (first > last)
        {
            throw RefusedQueryException.Bad("'from' lies after 'to'.");
        }

        return last.DayNumber - first.DayNumber < MostDays
            ? new DayQuery(first, last)
            : throw RefusedQueryException.Bad($"'from' and 'to' are more than {MostDays} days apart.");
    }

    /// <summary>Reads a day: today where nothing is said.</summary>
    /// <exception cref="RefusedQueryException">It is none.</exception>
    public static DateOnly Day(string parameter, string? text, DateOnly today) =>
        text is null ? today
            : !TryRead(text, out var day) ? throw RefusedQueryException.Bad($"'{parameter}' is not a date such as 2026-11-23.")
            : day > today ? throw RefusedQueryException.Bad($"'{parameter}' lies in the future.")
            : day < Earliest ? throw RefusedQueryException.Bad($"'{parameter}' lies before the year {Earliest.Year}.")
            : day;

    /// <summary>Reads a day that a person may have typed into an address; today when it is none that can be shown.</summary>
    public static DateOnly DayOrToday(string? text, DateOnly today) =>
        TryRead(text, out var day) && day >= Earliest && day <= today ? day : today;

    /// <summary>The current day of the organisation.</summary>
    public static DateOnly Today(OrganisationCalendar calendar, TimeProvider time) => calendar.DayOf(time.GetUtcNow());

    private static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
