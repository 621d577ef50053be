using WorkTrack.Data.Programs;
using WorkTrack.Data.Reports;
using WorkTrack.Domain.Programs;
using WorkTrack.Tests.Data.Days;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Programs;

/// <summary>What people keep about reports, on every database.</summary>
public sealed class ProgramRuleStoreTests(MariaDbServer mariaDb)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Rules_AddedMovedChangedAndDeleted_KeepTheirOrder(Store store)
    {
        using var ledger = await CreateAsync(store);
        var rules = new ProgramRuleStore(ledger.Database);
        Assert.Empty((await rules.ReadAsync(Stop)).All);
        foreach (var program in new[] { "a", "b", "ç*🙂" })
        {
            Assert.True(await rules.SaveAsync(new ProgramRule(0, new(program), new(""), ProgramCategory.Productive), Stop));
        }

        var (a, b, c) = (await rules.ReadAsync(Stop)).All is [var first, var second, var third] ? (first, second, third) : throw new InvalidOperationException();
        await rules.MoveAsync(c.Id, up: true, Stop);
        await rules.MoveAsync(a.Id, up: true, Stop);
        await rules.SaveAsync(b with { Title = new("*x*"), Category = ProgramCategory.Unproductive }, Stop);
        Assert.Equal([a, c, b with { Title = new("*x*"), Category = ProgramCategory.Unproductive }], (await rules.ReadAsync(Stop)).All);

        await rules.MoveAsync(a.Id, up: false, Stop);
        await rules.DeleteAsync(c.Id, Stop);
        Assert.Equal([a.Id, b.Id], (await rules.ReadAsync(Stop)).All.Select(rule => rule.Id));
        Assert.False(await rules.SaveAsync(c, Stop));
        Assert.True((await rules.ReadAsync(Stop)).AskForTitles);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task SavedReports_OfAnAccount_AreItsOwn(Store store)
    {
        using var ledger = await CreateAsync(store);
        var reports = new SavedReportStore(ledger.Database);

        Assert.True(await reports.SaveAsync(1, "Month", "?by=user", Stop));
        Assert.True(await reports.SaveAsync(2, "Month", "?by=computer", Stop));
        Assert.True(await reports.SaveAsync(1, "Month", "?by=team&step=week", Stop));
        var mine = Assert.Single(await reports.ReadAsync(1, Stop));
        Assert.Equal("?by=team&step=week", mine.Query);

        await reports.DeleteAsync(2, mine.Id, Stop);
        Assert.Single(await reports.ReadAsync(1, Stop));
        await reports.DeleteAsync(1, mine.Id, Stop);
        Assert.Empty(await reports.ReadAsync(1, Stop));
        Assert.Single(await reports.ReadAsync(2, Stop));

        for (var i = 0; i < SavedReport.Most; i++)
        {
            Assert.True(await reports.SaveAsync(1, $"Report {i}", "", Stop));
        }

        Assert.False(await reports.SaveAsync(1, "One too many", "", Stop));
        Assert.True(await reports.SaveAsync(1, "Report 0", "?by=user", Stop));
    }

    private Task<DayLedger> CreateAsync(Store store) =>
        DayLedger.CreateAsync(store, mariaDb, "UTC", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
}
