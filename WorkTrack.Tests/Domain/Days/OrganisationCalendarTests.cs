using System.Globalization;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Days;

public sealed class OrganisationCalendarTests
{
    [Theory]
    [InlineData("UTC", "2026-11-23", "2026-11-23T00:00Z", 24 * 60)]
    [InlineData("America/Sao_Paulo", "2026-11-23", "2026-11-23T03:00Z", 24 * 60)]
    [InlineData("Asia/Kathmandu", "2026-11-23", "2026-11-22T18:15Z", 24 * 60)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23 * 60)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25 * 60)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", (23 * 60) + 30)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", (24 * 60) + 30)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", 23 * 60)] // 00:00 did not exist.
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0)] // The whole day did not exist.
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z", 24 * 60)]
    public void MinutesOf_AnyDay_RunsFromItsMidnightToTheNext(string zone, string day, string start, int minutes)
    {
        var range = Calendar(zone).MinutesOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal(minutes, range.Count);
        if (minutes > 0)
        {
            Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), MinuteRange.StartOf(range.First));
        }
    }

    [Theory]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/St_Johns")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    [InlineData("Asia/Kathmandu")]
    public void Days_OfTwentyYears_FollowEachOtherWithoutGapAndHoldTheirInstants(string zone)
    {
        var calendar = Calendar(zone);
        var end = calendar.MinutesOf(new DateOnly(2005, 1, 1)).First;
        for (var day = new DateOnly(2005, 1, 1); day.Year < 2025; day = day.AddDays(1))
        {
            var range = calendar.MinutesOf(day);
            if (range.IsEmpty)
            {
                continue;
            }

            Assert.Equal(end, range.First);
            Assert.Equal(day, calendar.DayOf(MinuteRange.StartOf(range.First)));
            Assert.Equal(day, calendar.DayOf(MinuteRange.StartOf(range.End).AddMilliseconds(-1)));
            end = range.End;
        }
    }

    private static OrganisationCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
