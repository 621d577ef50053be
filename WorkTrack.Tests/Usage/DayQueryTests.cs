using System.Globalization;
using WorkTrack.Web.Usage;

namespace WorkTrack.Tests.Usage;

public sealed class DayQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(null, null, "2026-10-25", "2026-11-23")]
    [InlineData("2026-11-23", null, "2026-11-23", "2026-11-23")]
    [InlineData(null, "2026-03-01", "2026-01-31", "2026-03-01")]
    [InlineData("2025-10-20", null, "2025-10-20", "2026-11-23")]
    [InlineData(null, "2000-01-01", "1999-12-03", "2000-01-01")]
    public void Range_DaysThatCanBeCounted_AreRead(string? from, string? to, string first, string last) =>
        Assert.Equal(new DayQuery(Day(first), Day(last)), DayQuery.Range(from, to, Today));

    [Theory]
    [InlineData("2026-11-23", "2026-11-22", "'from' lies after 'to'.")]
    [InlineData("2025-10-19", null, "'from' and 'to' are more than 400 days apart.")]
    [InlineData("2026-11-24", null, "'from' lies in the future.")]
    [InlineData(null, "9999-12-31", "'to' lies in the future.")]
    [InlineData("0001-01-01", null, "'from' lies before the year 2000.")]
    [InlineData(null, "0001-01-01", "'to' lies before the year 2000.")]
    [InlineData("", null, "'from' is not a date such as 2026-11-23.")]
    [InlineData("2026-11-1", null, "'from' is not a date such as 2026-11-23.")]
    [InlineData("2026-02-29", null, "'from' is not a date such as 2026-11-23.")]
    [InlineData("2026-11-01T00:00Z", null, "'from' is not a date such as 2026-11-23.")]
    [InlineData(null, "2026-11-01,2026-11-02", "'to' is not a date such as 2026-11-23.")]
    [InlineData(null, "<script>", "'to' is not a date such as 2026-11-23.")]
    public void Range_AnythingElse_IsRefusedByName(string? from, string? to, string detail)
    {
        var refused = Assert.Throws<RefusedQueryException>(() => DayQuery.Range(from, to, Today));

        Assert.Equal((400, detail), (refused.Status, refused.Message));
    }

    [Theory]
    [InlineData(null, "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("2026-11-24", "2026-11-23")]
    [InlineData("0001-01-01", "2026-11-23")]
    [InlineData("<b>", "2026-11-23")]
    public void DayOrToday_WhatAnAddressMaySay_IsADayThatCanBeShown(string? text, string day) =>
        Assert.Equal(Day(day), DayQuery.DayOrToday(text, Today));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
