using WorkTrack.Data.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Days;

/// <summary>What is forgotten takes no total along, on both databases.</summary>
public sealed class RetentionTests(MariaDbServer mariaDb)
{
    private const int Days = 12;
    private const int Computers = 70;

    // In a zone that cuts hours, so that one hour belongs to two days.
    private const string Zone = "Asia/Kathmandu";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task ForgetTitles_OldDays_KeepsProgramsAndTotals(Store store)
    {
        using var ledger = await WithDaysAsync(store);
        var (from, old, to) = (ledger.Today.AddDays(-Days), ledger.Today.AddDays(-5), ledger.Today);
        var before = await ProgramsAsync(ledger, from, to);

        await ledger.Retention.ForgetTitlesAsync(old, TestContext.Current.CancellationToken);
        await ledger.Retention.ForgetTitlesAsync(old, TestContext.Current.CancellationToken);

        Assert.Equal(before, await ProgramsAsync(ledger, from, to));
        Assert.All(await ledger.Programs.TitlesAsync(from, old, UsageOf.One(1), TestContext.Current.CancellationToken), usage => Assert.Null(usage.Title));
        Assert.Contains(await ledger.Programs.TitlesAsync(old.AddDays(1), to, UsageOf.One(1), TestContext.Current.CancellationToken), usage => usage.Title is not null);
        Assert.DoesNotContain("old title", await TitlesAsync(ledger));
        Assert.Contains("title 0", await TitlesAsync(ledger));
        Assert.Equal(0, (await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken)).Differences);
        Assert.Equal(before, await ProgramsAsync(ledger, from, to));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task ForgetPrograms_OldDays_KeepsTheirSharesAndMayStillChangeZone(Store store)
    {
        using var ledger = await WithDaysAsync(store);
        var (from, old, to) = (ledger.Today.AddDays(-Days - 1), ledger.Today.AddDays(-5), ledger.Today);
        var before = await ProgramsAsync(ledger, from, to);
        var claims = await ledger.CountRowsAsync("program_hours");

        await ledger.Retention.ForgetTitlesAsync(old, TestContext.Current.CancellationToken);
        await ledger.Retention.ForgetProgramsAsync(old, TestContext.Current.CancellationToken);

        Assert.Equal(before, await ProgramsAsync(ledger, from, to));
        Assert.True(await ledger.CountRowsAsync("program_hours") < claims);
        Assert.Equal(0, (await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken)).Differences);

        await ledger.MoveToZoneAsync("America/New_York");
        await ledger.CloseAsync();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            Assert.Equal(
                await ledger.ActiveAsync(1, day),
                (await ledger.Programs.ProgramsAsync(day, day, UsageOf.One(1), TestContext.Current.CancellationToken)).Sum(usage => usage.Minutes));
        }
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task ForgetMinutes_OldDays_KeepsTheirTotalsAndFreezesThem(Store store)
    {
        using var ledger = await WithDaysAsync(store);
        var (from, old, to) = (ledger.Today.AddDays(-Days), ledger.Today.AddDays(-5), ledger.Today);
        var before = await FleetAsync(ledger, from, to);

        await ledger.Retention.ForgetMinutesAsync(old, TestContext.Current.CancellationToken);
        await ledger.Retention.ForgetMinutesAsync(old, TestContext.Current.CancellationToken);

        Assert.Equal(before, await FleetAsync(ledger, from, to));
        var rebuilt = await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken);
        Assert.Equal((0L, old), (rebuilt.Differences, rebuilt.FrozenThrough));
        Assert.Equal(before, await FleetAsync(ledger, from, to));
        Assert.True(await ledger.CountMasksAsync() < before.Sum(day => day.ActiveMinutes));
    }

    private static async Task<IReadOnlyList<FleetDay>> FleetAsync(DayLedger ledger, DateOnly from, DateOnly to) =>
        await ledger.Usage.FleetDaysAsync(from, to, UsageOf.Everything, TestContext.Current.CancellationToken);

    private static async Task<List<(DateOnly, string?, long)>> ProgramsAsync(DayLedger ledger, DateOnly from, DateOnly to)
    {
        var programs = new List<(DateOnly, string?, long)>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            programs.AddRange((await ledger.Programs.ProgramsAsync(day, day, UsageOf.One(1), TestContext.Current.CancellationToken))
                .Select(usage => (day, usage.Program, usage.Minutes)));
        }

        return programs;
    }

    private static async Task<List<string>> TitlesAsync(DayLedger ledger)
    {
        await using var context = ledger.Database.CreateContext();
        return [.. context.WindowTitles.Select(row => row.Title)];
    }

    /// <summary>Days of work around the clock, so that midnight cuts it; the last one is today.</summary>
    private async Task<DayLedger> WithDaysAsync(Store store)
    {
        var ledger = await DayLedger.CreateAsync(store, mariaDb, Zone, Noon.AddDays(-Days));
        for (var day = 0; day <= Days; day++)
        {
            var minute = MinuteRange.MinuteOf(ledger.Time.GetUtcNow());
            for (var computer = 1; computer <= (day is 2 or Days ? Computers : 2); computer++)
            {
                await ledger.WriteAsync(computer, new MinuteRange(minute - 400, 100), new ProgramInFront("a.exe", day == 0 ? "old title" : $"title {day % 2}"));
                await ledger.WriteAsync(computer, new MinuteRange(minute - 350, 300), new ProgramInFront("b.exe", "title 0"));
                await ledger.WriteAsync(computer, new MinuteRange(minute - 40, 30));
            }

            ledger.Time.Advance(TimeSpan.FromDays(1));
        }

        await ledger.CloseAsync();
        return ledger;
    }
}
