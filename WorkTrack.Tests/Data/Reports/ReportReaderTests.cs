using Bogus;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Domain.Reports;
using WorkTrack.Tests.Data.Days;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Reports;

/// <summary>Reports over generated minutes, against a count minute by minute and against what pages read.</summary>
public sealed class ReportReaderTests(MariaDbServer mariaDb)
{
    private const int Computers = 12;
    private const int Days = 21;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Sqlite, "America/Sao_Paulo")]
    [InlineData(Store.MariaDb, "America/Sao_Paulo")]
    [InlineData(Store.Sqlite, "Asia/Kathmandu")]
    [InlineData(Store.MariaDb, "Australia/Lord_Howe")]
    public async Task Report_OfAGeneratedFleet_IsTheSameByEverything(Store store, string zone)
    {
        // Lord Howe's clocks changed by half an hour on 4 October.
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, zone, new DateTimeOffset(2026, 10, 14, 17, 40, 0, TimeSpan.Zero));
        var minutes = await WriteAsync(ledger);
        var range = new ReportRange(ledger.Today.AddDays(1 - Days), ledger.Today);
        await ledger.CloseAsync();

        foreach (var (of, computers) in new[]
        {
            (UsageOf.Everything, Enumerable.Range(1, Computers).ToList()), (UsageOf.One(5), [5]),
            (UsageOf.Teams([0, 2]), [.. Enumerable.Range(1, Computers).Where(computer => TeamOf(computer) != 1)]),
        })
        {
            var counted = minutes.Where(minute => computers.Contains(minute.Computer)).ToLookup(minute => ledger.Calendar.DayOf(MinuteRange.StartOf(minute.At)));
            foreach (var by in Enum.GetValues<ReportGrouping>())
            {
                await foreach (var day in ledger.Reports.DaysAsync(range, of, by, Stop))
                {
                    Assert.Equal(counted[day.Day].Count(), day.Total.Active);
                    Assert.Equal(counted[day.Day].Select(minute => minute.Computer).Distinct().Count(), day.Total.ComputerDays);
                    Assert.Equal(
                        counted[day.Day].GroupBy(minute => KeyOf(by, minute)).ToDictionary(group => group.Key, group => (long)group.Count()),
                        day.Groups.Where(group => group.Value.Active > 0).ToDictionary(group => group.Key, group => group.Value.Active));
                    Assert.Equal((day.Total.Present, day.Total.Active), (day.Groups.Sum(group => group.Value.Present), day.Groups.Sum(group => group.Value.Active)));
                }

                var report = await UsageReport.OfAsync(range, ReportStep.Week, ledger.Reports.DaysAsync(range, of, by, Stop), Stop);
                Assert.Equal(counted.Sum(day => day.Count()), report.Total.Sum.Active);
                Assert.Equal((report.Total.Sum.Active, report.Total.Sum.Active), (report.Lines.Sum(line => line.Figures.Sum.Active), report.Periods.Sum(period => period.Figures.Sum.Active)));
            }

            var fleet = await ledger.Usage.FleetDaysAsync(range.From, range.To, of, Stop);
            Assert.Equal(fleet.Select(day => day.ActiveMinutes), range.Periods(ReportStep.Day).Select(day => (long)counted[day.From].Count()));
            var users = await ledger.Users.UsersAsync(range.From, range.To, of, Stop);
            Assert.Equal(fleet.Sum(day => day.ActiveMinutes), users.Sum(user => user.ActiveMinutes));

            var heat = await ledger.Heat.ReadAsync(range, of, Stop);
            foreach (var day in HeatMap.Week)
            {
                Assert.Equal(
                    Enumerable.Range(0, HeatMap.Hours).Select(hour => (long)counted.SelectMany(minute => minute)
                        .Count(minute => ledger.Calendar.ToLocal(MinuteRange.StartOf(minute.At)) is var local && local.DayOfWeek == day && local.Hour == hour)),
                    Enumerable.Range(0, HeatMap.Hours).Select(hour => heat[day, hour]));
            }
        }
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Team_ComputerMoves_ItsHistoryComesAlong(Store store)
    {
        using var ledger = await DayLedger.CreateAsync(store, mariaDb, "UTC", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await WriteAsync(ledger);
        await ledger.CloseAsync();
        var range = new ReportRange(ledger.Today.AddDays(-9), ledger.Today);
        var before = await ByTeamAsync();

        await ledger.ExecuteAsync("UPDATE computers SET team = 7 WHERE computer_key = 4");
        var after = await ByTeamAsync();

        var moved = (await ledger.Usage.ComputerDaysAsync(4, range.From, range.To, Stop)).Sum(day => day.Figures.Active);
        Assert.True(moved > 0);
        Assert.Equal((moved, before[TeamOf(4)] - moved), (after[7], after[TeamOf(4)]));

        async Task<Dictionary<int, long>> ByTeamAsync()
        {
            var report = await UsageReport.OfAsync(range, ReportStep.Day, ledger.Reports.DaysAsync(range, UsageOf.Everything, ReportGrouping.Team, Stop), Stop);
            return report.Lines.ToDictionary(line => line.Key.Number, line => line.Figures.Sum.Active);
        }
    }

    /// <summary>Some stretches of use a day, of computers in three teams, of which some change hands.</summary>
    private static async Task<List<(int Computer, long At, string? User)>> WriteAsync(DayLedger ledger)
    {
        var random = new Randomizer(7);
        var now = MinuteRange.MinuteOf(ledger.Time.GetUtcNow());
        var written = new HashSet<(int Computer, long At)>();
        var changes = new Dictionary<int, long>();
        foreach (var computer in Enumerable.Range(1, Computers))
        {
            await ledger.ExecuteAsync($"INSERT INTO computers (computer_key, public_id, registered_at, team) VALUES ({computer}, 'C{computer}', 0, {TeamOf(computer)})");
            changes[computer] = now - random.Int(0, Days * 1440);
            foreach (var back in Enumerable.Range(0, Days * 2))
            {
                var active = new MinuteRange(now - (back * 720L) - random.Int(0, 700), random.Int(1, 200)).Intersect(MinuteRange.Between(0, now + 1));
                active = active.Intersect(MinuteRange.Between(ledger.Calendar.MinutesOf(ledger.Today.AddDays(1 - Days)).First, now + 1));
                if (!active.IsEmpty)
                {
                    await ledger.WriteAsync(computer, active, user: computer % 4 == 0 ? null : new UserSince(active.First < changes[computer] ? 1 : changes[computer], UserOf(computer, active.First >= changes[computer])));
                    written.UnionWith(Enumerable.Range(0, (int)active.Count).Select(i => (computer, active.First + i)));
                }
            }
        }

        return [.. written.Select(minute => (minute.Computer, minute.At, minute.Computer % 4 == 0 ? null : (string?)UserOf(minute.Computer, minute.At >= changes[minute.Computer])))];
    }

    private static ReportKey KeyOf(ReportGrouping by, (int Computer, long At, string? User) minute) => by switch
    {
        ReportGrouping.Team => new ReportKey(TeamOf(minute.Computer), null),
        ReportGrouping.Computer => new ReportKey(minute.Computer, null),
        _ => new ReportKey(0, minute.User),
    };

    private static int TeamOf(int computer) => computer % 3;

    private static string UserOf(int computer, bool isSecond) => isSecond ? "later" : $"user {computer % 5}";
}
