using System.Collections.Concurrent;
using System.Globalization;
using WorkTrack.Domain.Days;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>The zones that lives are lived in, and their odd days.</summary>
internal static class Zones
{
    private static readonly ConcurrentDictionary<string, OrganisationCalendar> Calendars = [];

    /// <summary>Two clock changes or other oddities each, and a day like any other.</summary>
    public static (string Zone, string[] Days)[] All { get; } =
    [
        ("Europe/Berlin", ["2026-03-29", "2026-10-25", "2026-11-23"]),
        ("America/New_York", ["2026-03-08", "2026-11-01", "2026-11-23"]),
        ("America/Sao_Paulo", ["2018-11-04", "2018-02-17", "2026-11-23"]),
        ("Australia/Lord_Howe", ["2026-04-05", "2026-10-04", "2026-11-23"]),
        ("Asia/Kathmandu", ["2026-11-23"]),
        ("Pacific/Apia", ["2011-12-29", "2011-12-31", "2026-11-23"]),
        ("UTC", ["2026-11-23"]),
    ];

    public static OrganisationCalendar Calendar(string zone) =>
        Calendars.GetOrAdd(zone, id => new OrganisationCalendar(TimeZoneInfo.FindSystemTimeZoneById(id)));

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
