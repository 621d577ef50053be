using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;
using WorkTrack.Web.Programs;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Reports;

/// <summary>A generated month: card, tile, report, both kinds of CSV, XLSX and API say the same, on every database.</summary>
public sealed class ReportAgreementTests(MariaDbServer mariaDb)
{
    private readonly ShiftedTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Sqlite, "Asia/Kathmandu")]
    [InlineData(Store.MariaDb, "America/Sao_Paulo")]
    public async Task Month_OfAGeneratedFleet_IsTheSameEverywhere(Store store, string zone)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        Dictionary<string, int> expected;
        await using (var before = Start(home, zone))
        {
            expected = (await GeneratedMonth.WriteAsync(before, _time)).ToDictionary(computer => computer.Key, computer => computer.Value.Count);
        }

        // Read by a server that finds it all, as after any restart.
        await using var app = Start(home, zone);
        await GeneratedMonth.SplitAsync(app);
        var reports = app.Services.GetRequiredService<ReportService>();
        var (from, to) = (ReportQuery.Iso(reports.Today.AddDays(-33)), ReportQuery.Iso(reports.Today));
        var days = $"range=custom&from={from}&to={to}";

        var byComputer = await ReadAsync(app, $"{days}&by=computer&step=week");
        Assert.Equal(expected, byComputer.Report.Lines.ToDictionary(line => IdOf(app, line.Key), line => (int)line.Figures.Sum.Active));
        Assert.Equal(expected.Values.Sum(), byComputer.Report.Total.Sum.Active);
        var api = await app.Client.GetFromJsonAsync<JsonElement>($"/api/v1/usage/days?from={from}&to={to}", Stop);
        var apiDays = api.GetProperty("days").EnumerateArray().ToDictionary(day => day.GetProperty("day").GetString()!, day => day.GetProperty("active_minutes").GetInt64());
        Assert.Equal(expected.Values.Sum(), apiDays.Values.Sum());

        foreach (var (by, step) in new[] { ("team", "day"), ("team", "week"), ("computer", "month"), ("computer", "day"), ("user", "week"), ("user", "month") })
        {
            var query = $"{days}&by={by}&step={step}";
            var report = (await ReadAsync(app, query)).Report;
            Assert.Equal(expected.Values.Sum(), report.Lines.Sum(line => line.Figures.Sum.Active));
            var lines = report.Lines.Select(line => line.Figures.Sum.Active).Order().ToList();
            var periods = report.Periods.Where(period => period.Figures.Sum.Active > 0).ToDictionary(period => period.Range.From, period => period.Figures.Sum.Active);
            if (step == "day")
            {
                Assert.Equal(apiDays.Where(day => day.Value > 0).Select(day => day.Value), periods.Values);
            }

            foreach (var file in new[] { await CsvAsync(app, query), await ExcelCsvAsync(app, query), await XlsxAsync(app, query) })
            {
                Assert.Equal(periods, file.Where(line => line.Minutes > 0).GroupBy(line => line.From).OrderBy(period => period.Key).ToDictionary(period => period.Key, period => period.Sum(line => line.Minutes)));
                Assert.Equal(lines, file.GroupBy(line => line.Name).Select(line => line.Sum(row => row.Minutes)).Order());
                Assert.All(file, line => Assert.Equal(Math.Round(line.Minutes / 60m, 2, MidpointRounding.AwayFromZero), line.Hours));
            }
        }

        // Today: the tile, the cards and the report.
        var today = (await ReadAsync(app, "range=today&by=computer")).Report;
        Assert.Equal(await app.UsageTodayAsync(), today.Total.Sum.Active);
        Assert.Equal(apiDays[to], today.Total.Sum.Active);
        Assert.Equal(
            app.Services.GetRequiredService<Board>().Snapshot.Computers.Where(card => card.UsageToday > 0).ToDictionary(card => card.Id.Value, card => (long)card.UsageToday),
            today.Lines.Where(line => line.Figures.Sum.Active > 0).ToDictionary(line => IdOf(app, line.Key), line => line.Figures.Sum.Active));

        var programs = await app.Services.GetRequiredService<CategoryReader>().ReadAsync(byComputer.Query.Range, UsageOf.Everything, Stop);
        Assert.Equal(expected.Values.Sum(), programs.Total);
        var heat = await app.Services.GetRequiredService<WorkTrack.Data.Reports.HeatReader>().ReadAsync(byComputer.Query.Range, UsageOf.Everything, Stop);
        Assert.Equal(expected.Values.Sum(), heat.Total);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Today_WhileReportsCome_IsThatOfTheBoard(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using var app = WorkTrackApp.Start(home, time);
        foreach (var minute in Enumerable.Range(0, 5))
        {
            await app.PostCounterAsync(30 + minute, "A");
            await app.PostCounterAsync(60 + minute, "B");
            time.Advance(TimeSpan.FromMinutes(1));

            var report = (await ReadAsync(app, "range=today&by=computer")).Report;
            Assert.Equal(await app.UsageTodayAsync(), report.Total.Sum.Active);
        }
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Today_WhenAComputerWasArchived_HasItsMinutesEverywhere(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await app.PostCounterAsync(30, "KEPT");
        await app.PostCounterAsync(60, "GONE");
        var (board, history) = (app.Services.GetRequiredService<Board>(), app.Services.GetRequiredService<UsageHistory>());

        await app.Services.GetRequiredService<ComputerService>().ArchiveAsync(AuditActor.Server, board.StateOf(ComputerId.Parse("GONE"))!, Stop);

        var stats = await app.StatsAsync();
        Assert.Equal((1, 90, 30), (stats.GetProperty("total_computers").GetInt32(), stats.GetProperty("total_usage_today").GetInt32(), stats.GetProperty("average_usage_minutes").GetInt32()));
        Assert.Equal(90, (await ReadAsync(app, "range=today&by=computer")).Report.Total.Sum.Active);
        Assert.Equal(90, (await history.LastDaysAsync(7, BoardScope.Everything, Stop))[^1].ActiveMinutes);
        Assert.Equal(90, app.Services.GetRequiredService<FleetHours>().Today(BoardScope.Everything).Sum(hour => hour.ActiveMinutes));
        var api = await app.Client.GetFromJsonAsync<JsonElement>("/api/v1/usage/days?from=2026-11-23", Stop);
        Assert.Equal(90, api.GetProperty("days")[0].GetProperty("active_minutes").GetInt32());
    }

    private WorkTrackApp Start(AppHome home, string zone) => WorkTrackApp.Start(home, _time, ("WorkTrack:TimeZone", zone));

    private static Task<ReportView> ReadAsync(WorkTrackApp app, string query)
    {
        var words = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        var reports = app.Services.GetRequiredService<ReportService>();
        return reports.ReadAsync(ReportQuery.Read(name => words.GetValueOrDefault(name), reports.Today), UsageOf.Everything, Stop);
    }

    private static async Task<List<Row>> CsvAsync(WorkTrackApp app, string query)
    {
        using var answer = await ReportExportTests.ExportAsync(app, $"{query}&format=csv");
        return [.. CsvText.Read(await answer.Content.ReadAsStringAsync(Stop), ',').Select(line => new Row(
            DateOnly.ParseExact(line["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture), line.First(field => field.Key is "computer_id" or "user" or "team").Value,
            long.Parse(line["active_minutes"], CultureInfo.InvariantCulture), decimal.Parse(line["active_hours"], CultureInfo.InvariantCulture)))];
    }

    private static async Task<List<Row>> ExcelCsvAsync(WorkTrackApp app, string query)
    {
        using var answer = await ReportExportTests.ExportAsync(app, $"{query}&format=csv-excel");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        return [.. CsvText.Read(System.Text.Encoding.UTF8.GetString(bytes[3..]), ';').Select(line => new Row(
            DateOnly.ParseExact(line["From"], "yyyy-MM-dd", CultureInfo.InvariantCulture), line.First(field => field.Key is "Computer id" or "User" or "Team").Value,
            long.Parse(line["Minutes used"], CultureInfo.InvariantCulture), decimal.Parse(line["Hours used"], CultureInfo.GetCultureInfo("pt-BR"))))];
    }

    private static async Task<List<Row>> XlsxAsync(WorkTrackApp app, string query)
    {
        using var answer = await ReportExportTests.ExportAsync(app, $"{query}&format=xlsx");
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop));
        return [.. file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Select(line => new Row(
            DateOnly.FromDateTime((DateTime)line["From"]), (string)line.First(field => field.Key is "Computer id" or "User" or "Team").Value,
            (long)(double)line["Minutes used"], (decimal)(double)line["Hours used"]))];
    }

    private static string IdOf(WorkTrackApp app, ReportKey key) =>
        app.Services.GetRequiredService<Board>().Snapshot.Computers.Single(computer => computer.Key == key.Number).Id.Value;

    private sealed record Row(DateOnly From, string Name, long Minutes, decimal Hours);
}
