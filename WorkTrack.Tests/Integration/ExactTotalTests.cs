using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>A day's total over the wire, on both databases.</summary>
public sealed class ExactTotalTests(MariaDbServer mariaDb)
{
    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.Sqlite, true)]
    [InlineData(Store.MariaDb, false)]
    [InlineData(Store.MariaDb, true)]
    public async Task Noon_RepeatedJumpingAndRestartingCounters_CountOnlyWhatTimeExplains(Store store, bool serverRestartsInBetween)
    {
        var time = WorkTrackApp.Noon();
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var app = WorkTrackApp.Start(home, time);
        try
        {
            async Task ReportAsync(long counter, int expected)
            {
                await app.PostCounterAsync(counter);
                await ShowsEverywhereAsync(app, expected);
                if (serverRestartsInBetween)
                {
                    await app.DisposeAsync();
                    app = WorkTrackApp.Start(home, time);
                    await ShowsEverywhereAsync(app, expected);
                }
            }

            await ReportAsync(125, 125);
            for (var i = 0; i < 10; i++)
            {
                await ReportAsync(125, 125);
            }

            time.Advance(TimeSpan.FromSeconds(1));
            await ReportAsync(130, 130);
            time.Advance(TimeSpan.FromSeconds(10));
            await ReportAsync(10, 130);
            time.Advance(TimeSpan.FromSeconds(10));
            await ReportAsync(0, 130);
            time.Advance(TimeSpan.FromMinutes(1));
            await ReportAsync(1, 131);
            time.Advance(TimeSpan.FromMinutes(1));
            await ReportAsync(2, 132);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(Store.Sqlite, 5, 0, 479, 480)]
    [InlineData(Store.Sqlite, 60, 2, 479, 480)]
    [InlineData(Store.Sqlite, 300, 0, 475, 480)]
    [InlineData(Store.MariaDb, 5, 0, 479, 480)]
    [InlineData(Store.MariaDb, 60, 2, 479, 480)]
    [InlineData(Store.MariaDb, 300, 0, 475, 480)]
    public async Task EightHourDay_AtAnyInterval_CountsEightHours(Store store, int interval, int overhead, int atLeast, int atMost)
    {
        var start = new DateTimeOffset(2026, 11, 23, 8, 0, 17, TimeSpan.Zero);
        var time = new FakeTimeProvider(start);
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, time);

        var step = TimeSpan.FromSeconds(interval + overhead);
        for (var passed = TimeSpan.Zero; passed <= TimeSpan.FromHours(8); passed += step)
        {
            time.SetUtcNow(start + passed);
            await app.PostCounterAsync((long)passed.TotalMinutes);
        }

        Assert.InRange(await app.UsageTodayAsync(), atLeast, atMost);
        await ShowsEverywhereAsync(app, await app.UsageTodayAsync());
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Midnight_AgentRunsThrough_SplitsTheMinutesBetweenTheDays(Store store)
    {
        var start = new DateTimeOffset(2026, 11, 23, 23, 50, 0, TimeSpan.Zero);
        var time = new FakeTimeProvider(start);
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, time);

        for (var minute = 0; minute <= 20; minute++)
        {
            time.SetUtcNow(start.AddMinutes(minute));
            await app.PostCounterAsync(minute);
        }

        var days = await app.Services.GetRequiredService<UsageHistory>().LastDaysAsync(2, BoardScope.Everything, TestContext.Current.CancellationToken);
        Assert.Equal([9, 11], days.Select(day => day.ActiveMinutes));
        Assert.Equal(11, await app.UsageTodayAsync());
    }

    /// <summary>The card, the figures and the chart show one number.</summary>
    private static async Task ShowsEverywhereAsync(WorkTrackApp app, int minutes)
    {
        Assert.Equal(minutes, await app.UsageTodayAsync());
        Assert.Equal(minutes, (await app.ComputerAsync("ABC123")).GetProperty("usage_minutes").GetInt32());
        Assert.Equal(minutes, Assert.Single(app.Services.GetRequiredService<Board>().Snapshot.Computers).UsageToday);
        var days = await app.Services.GetRequiredService<UsageHistory>().LastDaysAsync(7, BoardScope.Everything, TestContext.Current.CancellationToken);
        Assert.Equal(minutes, days[^1].ActiveMinutes);
    }
}
