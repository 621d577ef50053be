using System.Globalization;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Dashboard;

/// <summary>How times of the organisation's clocks read on screen.</summary>
internal static class ClockText
{
    /// <summary>An instant as <c>14:05</c>.</summary>
    public static string Of(OrganisationCalendar calendar, DateTimeOffset instant) =>
        calendar.ToLocal(instant).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The start of a minute as <c>14:05</c>.</summary>
    public static string Of(OrganisationCalendar calendar, long minute) => Of(calendar, MinuteRange.StartOf(minute));

    /// <summary>Since when something is so: <c>14:05</c>, or <c>Sun 14:05</c> when that was not today.</summary>
    public static string Since(OrganisationCalendar calendar, DateTimeOffset since, DateTimeOffset now) =>
        calendar.DayOf(since) == calendar.DayOf(now)
            ? Of(calendar, since)
            : calendar.ToLocal(since).ToString("ddd HH:mm", CultureInfo.CurrentCulture);
}
