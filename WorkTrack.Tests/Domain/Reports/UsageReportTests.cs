using WorkTrack.Domain.Reports;

namespace WorkTrack.Tests.Domain.Reports;

public sealed class UsageReportTests
{
    private static readonly ReportRange November = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30));

    [Fact]
    public async Task Averages_OfDaysInUse_AreNotLoweredByWeekends()
    {
        var report = await OfAsync(ReportStep.Week, Day(2, (1, 480), (2, 240)), Day(3, (1, 480), (2, 0)), Day(9, (1, 100)));

        Assert.Equal((1300L, 4), (report.Total.Sum.Active, report.Total.Sum.ComputerDays));
        Assert.Equal((3, 1300 / 3d), (report.Total.DaysInUse, report.Total.AveragePerDay));
        Assert.Equal(325, report.Total.AveragePerComputer);
        Assert.Equal((new DateOnly(2026, 11, 2), 720L), (report.Total.MostUsedDay, report.Total.MostUsed));
        Assert.Equal([(1, 1060L, 3), (2, 240L, 1)], report.Lines.Select(line => (line.Key.Number, line.Figures.Sum.Active, line.Figures.DaysInUse)));
        Assert.Equal([0, 1200L, 100, 0, 0, 0], report.Periods.Select(period => period.Figures.Sum.Active));
    }

    [Fact]
    public async Task Report_OfNothing_HasPeriodsAndNoLines()
    {
        var report = await OfAsync(ReportStep.Day);

        Assert.Equal(30, report.Periods.Length);
        Assert.Empty(report.Lines);
        Assert.Null(report.Total.MostUsedDay);
        Assert.Equal((0, 0), (report.Total.AveragePerDay, report.Total.AveragePerComputer));
    }

    [Fact]
    public async Task Periods_OneByOne_AreThoseOfTheReport()
    {
        ReportDay[] days = [Day(2, (1, 480), (2, 240)), Day(3, (1, 480)), Day(9, (1, 100)), Day(30, (2, 7))];

        var periods = new List<ReportPeriod>();
        await foreach (var period in UsageReport.PeriodsAsync(November, ReportStep.Week, days.ToAsyncEnumerable(), TestContext.Current.CancellationToken))
        {
            periods.Add(period);
        }

        var report = await OfAsync(ReportStep.Week, days);
        Assert.Equal(report.Periods.Where(period => period.Figures.Sum.Active > 0), periods.Select(period => (period.Range, period.Total)));
        Assert.Equal(
            report.Lines.Select(line => line.Figures.Sum.Active).Order(),
            periods.SelectMany(period => period.Lines).GroupBy(line => line.Key, line => line.Figures.Sum.Active).Select(sums => sums.Sum()).Order());
    }

    private static Task<UsageReport> OfAsync(ReportStep step, params ReportDay[] days) =>
        UsageReport.OfAsync(November, step, days.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

    private static ReportDay Day(int day, params (int Number, int Active)[] groups)
    {
        var sums = groups.ToDictionary(group => new ReportKey(group.Number, null), group => new UsageSum(group.Active + 10, group.Active, group.Active > 0 ? 1 : 0, 0));
        return new ReportDay(new DateOnly(2026, 11, day), sums.Values.Aggregate((a, b) => a + b), sums);
    }
}
