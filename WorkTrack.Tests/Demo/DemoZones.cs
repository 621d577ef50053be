using System.Globalization;
using WorkTrack.Domain.Days;

namespace WorkTrack.Tests.Demo;

/// <summary>Days that are not all alike: a common zone, an offset of 45 minutes, and clocks that move by half an hour.</summary>
internal static class DemoZones
{
    /// <summary>Zone and moment; the last three are on, or within 30 days after, a change of the clocks.</summary>
    public static TheoryData<string, string> Moments => new()
    {
        { "America/Sao_Paulo", "2026-11-23T15:00:00Z" },
        { "America/Sao_Paulo", "2026-11-23T03:00:20Z" },
        { "Asia/Kathmandu", "2026-11-23T18:14:59Z" },
        { "Asia/Kathmandu", "2026-11-23T18:16:00Z" },
        { "Australia/Lord_Howe", "2026-10-03T15:10:00Z" },
        { "Australia/Lord_Howe", "2026-10-20T05:00:00Z" },
        { "Australia/Lord_Howe", "2026-04-20T13:00:00Z" },
    };

    public static OrganisationCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
