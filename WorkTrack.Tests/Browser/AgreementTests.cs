using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bogus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Browser;

/// <summary>A generated month of 50 computers: page, chart, API and a count of the bare table say the same of every day.</summary>
[Collection(InBrowser.Name)]
public sealed class AgreementTests(MariaDbServer mariaDb, Chromium chromium)
{
    private const int Computers = 50;
    private const int Days = 31;

    // Its offset of 45 minutes cuts an hour of the table at every midnight.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu");

    private readonly ShiftedTime _time = new();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Month_OfFiftyComputers_IsTheSameEverywhere(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using (var before = Start(home))
        {
            await WriteMonthAsync(before);
        }

        // Read by a server that finds it all, as after any restart.
        await using var app = Start(home);
        var counted = await CountTableAsync(app);
        var today = counted.Keys.Max(row => row.Day);
        var days = Enumerable.Range(0, Days).Select(back => today.AddDays(back + 1 - Days)).ToList();
        var fleet = days.ToDictionary(day => day, day => counted.Where(row => row.Key.Day == day).Sum(row => row.Value));
        Assert.All(days, day => Assert.True(fleet[day] > 0));

        Assert.Equal(fleet, await ReadAsync(app, $"usage/days?from={Iso(days[0])}&to={Iso(today)}"));
        foreach (var computer in Enumerable.Range(0, Computers))
        {
            var expected = days.ToDictionary(day => day, day => counted.GetValueOrDefault((computer, day)));
            Assert.Equal(expected, await ReadAsync(app, $"computers/PC-{computer}/days?from={Iso(days[0])}&to={Iso(today)}"));
        }

        Assert.Equal(fleet[today], await app.UsageTodayAsync());
        var history = await app.Services.GetRequiredService<UsageHistory>().LastDaysAsync(Days, BoardScope.Everything, TestContext.Current.CancellationToken);
        Assert.Equal(fleet, history.ToDictionary(day => day.Day, day => (int)day.ActiveMinutes));
        foreach (var day in days)
        {
            var programs = await app.Client.GetFromJsonAsync<JsonElement>($"/api/v1/usage/programs?from={Iso(day)}&to={Iso(day)}", TestContext.Current.CancellationToken);
            Assert.Equal(fleet[day], programs.GetProperty("programs").EnumerateArray().Sum(program => program.GetProperty("active_minutes").GetInt32()));
        }

        await PagesShowAsync(app, days, counted, fleet);
    }

    private async Task PagesShowAsync(
        WorkTrackApp app, List<DateOnly> days, Dictionary<(int Computer, DateOnly Day), int> counted, Dictionary<DateOnly, int> fleet)
    {
        var page = await chromium.OpenPageAsync(app.Address);
        await Assertions.Expect(page.GetByTestId("usage-table").Locator("td.used")).ToHaveTextAsync(days.TakeLast(7).Select(day => Text(fleet[day])));
        await Assertions.Expect(page.GetByTestId("tile-usage")).ToHaveTextAsync(Text(fleet[days[^1]]));
        foreach (var computer in new[] { 0, 17, 49 })
        {
            await page.GotoAsync(new Uri(app.Address, $"computers/PC-{computer}").ToString());
            var month = days.TakeLast(30).Select(day => Text(counted.GetValueOrDefault((computer, day)))).ToList();
            await Assertions.Expect(page.GetByTestId("usage-table").Locator("td")).ToHaveTextAsync(month);
            await Assertions.Expect(page.GetByTestId("month-day").Locator("td:nth-child(2)")).ToHaveTextAsync(Enumerable.Reverse(month));
            await Assertions.Expect(page.GetByTestId("day-active")).ToHaveTextAsync(month[^1]);
        }
    }

    private WorkTrackApp Start(AppHome home) => WorkTrackApp.Start(home, _time, ("WorkTrack:TimeZone", Zone.Id));

    /// <summary>Work at any hour of the last days, up to now, and some of it late: every computer's days are out of order.</summary>
    private async Task WriteMonthAsync(WorkTrackApp app)
    {
        var ledger = app.Services.GetRequiredService<LedgerWriter>();
        var random = new Randomizer(50);
        var now = MinuteRange.MinuteOf(_time.GetUtcNow());
        var writes = new List<LedgerEntry>();
        foreach (var number in Enumerable.Range(0, Computers))
        {
            var computer = await ledger.RegisterAsync(ComputerId.Parse($"PC-{number}"), _time.GetUtcNow());
            foreach (var back in Enumerable.Range(0, Days))
            {
                var first = now - (back * 1440L) - random.Int(0, 1400);
                var active = new MinuteRange(first - random.Int(0, 500), random.Int(1, 500)).Intersect(MinuteRange.Between(0, now + 1));
                writes.Add(new LedgerEntry(computer, [.. UsageHour.From([], [active])], IsNews: true)
                {
                    Claims = [.. ProgramHour.From(active, new ProgramInFront(random.ArrayElement(["a.exe", "b.exe", null]), null))],
                });
            }

            // Every computer is used just now, so that today is never empty.
            writes.Add(new LedgerEntry(computer, [.. UsageHour.From([], [new MinuteRange(now, 1)])], IsNews: true));
        }

        await Task.WhenAll(random.Shuffle(writes).Select(ledger.WriteAsync));
    }

    /// <summary>Minute by minute from the table's own bits, by the zone's own clock: none of the product's arithmetic.</summary>
    private static async Task<Dictionary<(int Computer, DateOnly Day), int>> CountTableAsync(WorkTrackApp app)
    {
        var configuration = app.Services.GetRequiredService<IConfiguration>();
        await using var connection = await DatabaseOptions.Choose(configuration, configuration.DataDirectory()).OpenAsync(TestContext.Current.CancellationToken);
        var rows = await connection.QueryAsync(
            null, "SELECT c.public_id, u.hour, u.active FROM usage_hours u JOIN computers c ON c.computer_key = u.computer",
            reader => (Computer: int.Parse(reader.GetString(0)["PC-".Length..], CultureInfo.InvariantCulture), Hour: reader.GetInt32(1), Active: reader.GetFieldValue<ulong>(2)),
            TestContext.Current.CancellationToken);
        var counted = new Dictionary<(int, DateOnly), int>();
        foreach (var (computer, hour, active) in rows)
        {
            foreach (var minute in Enumerable.Range(0, 60).Where(minute => (active & (1UL << minute)) != 0))
            {
                var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddHours(hour).AddMinutes(minute), Zone);
                var day = (computer, DateOnly.FromDateTime(local.DateTime));
                counted[day] = counted.GetValueOrDefault(day) + 1;
            }
        }

        return counted;
    }

    private static async Task<Dictionary<DateOnly, int>> ReadAsync(WorkTrackApp app, string path) =>
        (await app.Client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}")).GetProperty("days").EnumerateArray().ToDictionary(
            day => DateOnly.Parse(day.GetProperty("day").GetString()!, CultureInfo.InvariantCulture), day => day.GetProperty("active_minutes").GetInt32());

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00} min";
}
