using System.Globalization;
using CsCheck;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Tests.Domain.Reports;

public sealed class ReportRangeTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "2026-11-22", "2026-11-22")] // A day: the day before.
    [InlineData("2026-11-23", "2026-11-25", "2026-11-16", "2026-11-18")] // Monday to Wednesday: those of last week.
    [InlineData("2026-11-16", "2026-11-22", "2026-11-09", "2026-11-15")] // A week.
    [InlineData("2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31")] // A month.
    [InlineData("2026-11-01", "2026-11-23", "2026-10-01", "2026-10-23")] // A month so far.
    [InlineData("2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28")] // Where the month before is shorter.
    [InlineData("2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31")] // A quarter.
    [InlineData("2026-11-05", "2026-11-24", "2026-10-16", "2026-11-04")] // Twenty days: the twenty before.
    public void Previous_OfARange_IsWhatPeopleCompareItWith(string from, string to, string previousFrom, string previousTo) =>
        Assert.Equal(Range(previousFrom, previousTo), Range(from, to).Previous);

    [Theory]
    [InlineData(ReportStep.Day, "2026-11-28", "2026-12-02", "28-28 29-29 30-30 01-01 02-02")]
    [InlineData(ReportStep.Week, "2026-11-28", "2026-12-09", "28-29 30-06 07-09")]
    [InlineData(ReportStep.Month, "2026-10-30", "2026-12-02", "30-31 01-30 01-02")]
    public void Periods_OfARange_AreCutAtItsEnds(ReportStep step, string from, string to, string expected) => Assert.Equal(
        expected, string.Join(' ', Range(from, to).Periods(step).Select(period => string.Create(CultureInfo.InvariantCulture, $"{period.From:dd}-{period.To:dd}"))));

    [Fact]
    public void Periods_OfAnyRange_HoldEachDayOnce() => Gen.Select(Gen.Int[730_000, 740_000], Gen.Int[1, 800], Gen.Enum<ReportStep>()).Sample((first, days, step) =>
    {
        var range = new ReportRange(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + days - 1));
        var periods = range.Periods(step).ToList();
        Assert.Equal(range.From, periods[0].From);
        Assert.Equal(days, periods.Sum(period => period.Days));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
        Assert.All(periods, period => Assert.Equal((period, period), (range.PeriodOf(period.From, step), range.PeriodOf(period.To, step))));
        Assert.True(range.Previous.To < range.To && range.Previous.From < range.From);
    });

    private static ReportRange Range(string from, string to) =>
        new(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
}
