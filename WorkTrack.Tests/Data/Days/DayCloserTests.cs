using WorkTrack.Data.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Days;

/// <summary>Nobody ever reads a stale figure, on both databases.</summary>
public sealed class DayCloserTests(MariaDbServer mariaDb)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Close_DayThatEnded_ReadsTheSameBeforeAndAfter(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "Europe/Berlin", Noon);
        var today = ledger.Today;
        await ledger.WriteAsync(1, Minutes(-90, 600));
        await ledger.WriteAsync(2, Minutes(0, 5));
        Assert.Equal(600, await ledger.ActiveAsync(1, today));

        ledger.Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(600, await ledger.ActiveAsync(1, today));
        await ledger.CloseAsync();

        Assert.Equal(2, await ledger.CountRowsAsync("usage_days"));
        Assert.Equal(600, await ledger.ActiveAsync(1, today));
        var day = (await ledger.Usage.ComputerDaysAsync(1, today, today, TestContext.Current.CancellationToken)).Single();
        Assert.Equal((600, MinuteOf(-90), MinuteOf(509)), (day.Figures.Present, day.Figures.First!.Value, day.Figures.Last!.Value));
        var fleet = (await ledger.Usage.FleetDaysAsync(today, today, UsageOf.Everything, TestContext.Current.CancellationToken)).Single();
        Assert.Equal((605, 605, 2), (fleet.PresentMinutes, fleet.ActiveMinutes, fleet.Computers));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task LateWrite_ToAClosedDay_IsInTheVeryNextReading(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "UTC", Noon);
        var today = ledger.Today;
        await ledger.WriteAsync(1, Minutes(0, 60), new ProgramInFront("excel.exe", "Plan"));
        ledger.Time.Advance(TimeSpan.FromHours(13));
        await ledger.CloseAsync();

        await ledger.WriteAsync(1, Minutes(60, 30), new ProgramInFront("mail.exe", "Inbox"));

        Assert.Equal(1, await ledger.CountRowsAsync("stale_days"));
        Assert.Equal(90, await ledger.ActiveAsync(1, today));
        Assert.Equal(0, await ledger.CountRowsAsync("stale_days"));
        var programs = await ledger.Programs.ProgramsAsync(today, today, UsageOf.One(1), TestContext.Current.CancellationToken);
        Assert.Equal([("excel.exe", 60L), ("mail.exe", 30L)], programs.Select(usage => (usage.Program, usage.Minutes)));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task LateWrite_BetweenTheDaysEndAndItsClosing_IsCounted(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "UTC", Noon);
        var today = ledger.Today;
        await ledger.WriteAsync(1, Minutes(0, 60));
        ledger.Time.Advance(TimeSpan.FromHours(12) + TimeSpan.FromMinutes(2));

        await ledger.CloseAsync();
        Assert.Equal(0, await ledger.CountRowsAsync("usage_days"));
        await ledger.WriteAsync(1, Minutes(700, 20));
        Assert.Equal(80, await ledger.ActiveAsync(1, today));
        ledger.Time.Advance(TimeSpan.FromMinutes(10));
        await ledger.CloseAsync();

        Assert.Equal(80, await ledger.ActiveAsync(1, today));
    }

    /// <summary>A first report that vouches for yesterday reaches days that were closed before anything was known of them.</summary>
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task LateWrite_ToDaysBeforeTheFirst_IsCounted(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "America/Sao_Paulo", Noon);
        await ledger.CloseAsync();

        await ledger.WriteAsync(1, Minutes(-6 * 1440, 90));
        await ledger.WriteAsync(1, Minutes(-1440, 1440));

        foreach (var back in Enumerable.Range(0, 8))
        {
            var day = ledger.Today.AddDays(-back);
            Assert.Equal(ledger.Expected(1, day), await ledger.ActiveAsync(1, day));
        }
    }

    /// <summary>The clock is set back past a midnight after the day was closed.</summary>
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Close_ClockSetBackPastMidnight_CountsTheDayAgain(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "UTC", Noon);
        var today = ledger.Today;
        await ledger.CloseAsync();
        await ledger.WriteAsync(1, Minutes(0, 60));
        ledger.Time.AdjustTime(Noon.AddHours(13));
        await ledger.CloseAsync();
        ledger.Time.AdjustTime(Noon.AddHours(11));

        await ledger.WriteAsync(1, Minutes(600, 30));
        Assert.Equal(0, await ledger.CountRowsAsync("stale_days"));
        Assert.Equal(90, await ledger.ActiveAsync(1, today));
        await ledger.CloseAsync();
        ledger.Time.AdjustTime(Noon.AddHours(13));
        await ledger.CloseAsync();

        Assert.Equal(90, await ledger.ActiveAsync(1, today));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Rebuild_FiguresThatAreRight_FindsNoneWrongAndCorrectsWhatWasTamperedWith(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "Asia/Kathmandu", Noon);
        for (var computer = 1; computer <= 70; computer++)
        {
            await ledger.WriteAsync(computer, Minutes(computer, 2000), new ProgramInFront("a.exe", "t"));
        }

        ledger.Time.Advance(TimeSpan.FromDays(3));
        await ledger.CloseAsync();
        var untouched = await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken);
        Assert.Equal((0L, null), (untouched.Differences, untouched.FrozenThrough));
        Assert.True(untouched.ComputerDays >= 140, "Each computer has two days or three.");
        var day = ledger.Today.AddDays(-2);
        var expected = ledger.Expected(7, day);

        await ledger.ExecuteAsync($"UPDATE usage_days SET active_minutes = 3 WHERE computer = 7 AND day = {day.DayNumber}");
        await ledger.ExecuteAsync($"DELETE FROM usage_days WHERE computer = 8 AND day = {day.DayNumber}");
        await ledger.ExecuteAsync($"UPDATE program_days SET minutes = 3 WHERE computer = 9 AND day = {day.DayNumber}");
        var steps = new List<int>();
        var rebuilt = await ledger.Closer.RebuildAsync(
            day.AddDays(-1), day, progress => steps.Add(progress.Done), TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], steps);
        Assert.Equal([7, 8, 9], rebuilt.Examples.Select(example => example.Computer));
        Assert.Equal(3, rebuilt.Differences);
        Assert.Equal(expected, await ledger.ActiveAsync(7, day));
        Assert.Equal(0, (await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken)).Differences);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Users_ComputerChangesHandsAtNoon_CountsForBoth(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "UTC", Noon);
        var today = ledger.Today;
        await ledger.WriteAsync(1, Minutes(-180, 120), user: new UserSince(MinuteOf(-100), "ana"));
        await ledger.WriteAsync(1, Minutes(-60, 150), user: new UserSince(MinuteOf(0), "rui"));
        await ledger.WriteAsync(2, Minutes(-60, 30), user: new UserSince(MinuteOf(-60), "ana"));
        await ledger.WriteAsync(3, Minutes(-60, 7));

        foreach (var closed in new[] { false, true })
        {
            if (closed)
            {
                ledger.Time.Advance(TimeSpan.FromDays(1));
                await ledger.CloseAsync();
            }

            var users = await ledger.Users.UsersAsync(today, today, UsageOf.Everything, TestContext.Current.CancellationToken);
            Assert.Equal([("ana", 210L), ("rui", 90L), (null, 7L)], users.Select(user => (user.User, user.ActiveMinutes)));
        }
    }

    private static MinuteRange Minutes(int afterNoon, int count) => new(MinuteOf(afterNoon), count);

    private static long MinuteOf(int afterNoon) => MinuteRange.MinuteOf(Noon) + afterNoon;
}
