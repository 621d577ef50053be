using Bogus;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Days;

/// <summary>Another zone moves minutes between days and loses none, on both databases.</summary>
public sealed class ZoneChangeTests(MariaDbServer mariaDb)
{
    private const int Computers = 3;
    private const int ZonesPerCase = 3;

    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC",
    ];

    // Each is followed by a stretch of days in which some zone puts its clocks on or back, or skips a date.
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
        new(2018, 10, 20, 0, 0, 0, TimeSpan.Zero), new(2011, 12, 10, 0, 0, 0, TimeSpan.Zero),
    ];

    public static TheoryData<Store, int> Cases => LongRun.Of([Store.Sqlite, Store.MariaDb], [0, 1, 2, 3]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ChangeOfZone_ThroughSeveralZones_EveryDayIsRightAndTheSumStays(Store store, int start)
    {
        var random = new Randomizer(start);
        using var ledger = await WithMinutesAsync(store, Starts[start], random);
        var total = await ledger.CountMasksAsync();

        foreach (var zone in random.Shuffle(Zones).Take(ZonesPerCase))
        {
            var old = ledger.Calendar.ZoneId;
            Assert.Equal(zone == old ? null : old, await ledger.MoveToZoneAsync(zone));
            var (from, to) = (ledger.Today.AddDays(-45), ledger.Today);
            await AllDaysAreRightAsync(ledger, from, to, total);
            await ledger.CloseAsync();
            await AllDaysAreRightAsync(ledger, from, to, total);
            Assert.Equal(0, (await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken)).Differences);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ChangeOfZone_AfterDaysWereFrozen_LeavesThemAndConservesTheSum(Store store, int start)
    {
        var random = new Randomizer(100 + start);
        using var ledger = await WithMinutesAsync(store, Starts[start], random);
        await ledger.CloseAsync();
        var (from, frozen) = (ledger.Today.AddDays(-45), ledger.Today.AddDays(-15));
        await ledger.Retention.ForgetMinutesAsync(frozen, TestContext.Current.CancellationToken);
        var before = await DaysAsync(ledger, from, frozen);
        var left = await SumAsync(ledger, frozen.AddDays(1), ledger.Today.AddDays(2));
        var zoneThen = ledger.Calendar.ZoneId;

        foreach (var zone in random.Shuffle(Zones).Take(ZonesPerCase))
        {
            await ledger.MoveToZoneAsync(zone);
            await ledger.CloseAsync();

            Assert.Equal(before, await DaysAsync(ledger, from, frozen));
            Assert.Equal(left, await SumAsync(ledger, frozen.AddDays(1), ledger.Today.AddDays(2)));
            Assert.Equal(zoneThen, await ledger.Usage.ZoneOfAsync(frozen, TestContext.Current.CancellationToken));
            Assert.Equal(zone, await ledger.Usage.ZoneOfAsync(frozen.AddDays(1), TestContext.Current.CancellationToken));
            var rebuilt = await ledger.Closer.RebuildAsync(null, null, null, TestContext.Current.CancellationToken);
            Assert.Equal((0L, frozen), (rebuilt.Differences, rebuilt.FrozenThrough));
        }
    }

    private static async Task AllDaysAreRightAsync(DayLedger ledger, DateOnly from, DateOnly to, long total)
    {
        var (sum, ofPrograms) = (0L, 0L);
        for (var computer = 1; computer <= Computers; computer++)
        {
            foreach (var day in await ledger.Usage.ComputerDaysAsync(computer, from, to, TestContext.Current.CancellationToken))
            {
                Assert.True(ledger.Expected(computer, day.Day) == day.Figures.Active, $"{day.Day} of {computer} in {ledger.Calendar.ZoneId}");
                Assert.InRange(day.Figures.Present, 0, ledger.Calendar.MinutesOf(day.Day).Count);
                sum += day.Figures.Active;
            }

            ofPrograms += (await ledger.Programs.ProgramsAsync(from, to, UsageOf.One(computer), TestContext.Current.CancellationToken)).Sum(usage => usage.Minutes);
        }

        Assert.Equal(total, sum);
        Assert.Equal(total, ofPrograms);
        Assert.Equal(total, await SumAsync(ledger, from, to));
        Assert.Equal(total, (await ledger.Programs.ProgramsAsync(from, to, UsageOf.Everything, TestContext.Current.CancellationToken)).Sum(usage => usage.Minutes));
        Assert.Equal(total, (await ledger.Users.UsersAsync(from, to, UsageOf.Everything, TestContext.Current.CancellationToken)).Sum(usage => usage.ActiveMinutes));
    }

    private static async Task<long> SumAsync(DayLedger ledger, DateOnly from, DateOnly to) =>
        (await ledger.Usage.FleetDaysAsync(from, to, UsageOf.Everything, TestContext.Current.CancellationToken)).Sum(day => day.ActiveMinutes);

    private static async Task<List<(int, DateOnly, int, int)>> DaysAsync(DayLedger ledger, DateOnly from, DateOnly to)
    {
        var days = new List<(int, DateOnly, int, int)>();
        for (var computer = 1; computer <= Computers; computer++)
        {
            days.AddRange((await ledger.Usage.ComputerDaysAsync(computer, from, to, TestContext.Current.CancellationToken))
                .Select(day => (computer, day.Day, day.Figures.Present, day.Figures.Active)));
        }

        return days;
    }

    /// <summary>Forty days of work at any hour, with programs and users; the clock stands at their end.</summary>
    private async Task<DayLedger> WithMinutesAsync(Store store, DateTimeOffset start, Randomizer random)
    {
        var ledger = await DayLedger.CreateAsync(store, mariaDb, random.ArrayElement(Zones), start.AddDays(40));
        var first = MinuteRange.MinuteOf(start);
        for (var piece = 0; piece < 150; piece++)
        {
            var active = new MinuteRange(first + random.Int(0, (40 * 1440) - 300), random.Int(1, 300));
            var user = random.Bool(0.1f) ? new UserSince(active.First, random.ArrayElement(["ana", "rui", "eva"])) : null;
            await ledger.WriteAsync(
                random.Int(1, Computers), active, random.Bool() ? new ProgramInFront($"p{random.Int(1, 4)}", $"t{random.Int(1, 9)}") : null, user);
        }

        await ledger.Closer.OpenBooksAsync(TestContext.Current.CancellationToken);
        return ledger;
    }
}
