using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Reports;

/// <summary>Reports as files: who gets which, what is in them, and that nothing in them runs.</summary>
public sealed class ReportExportTests : OnRunningServer
{
    private static readonly string[] Formulas = ["=1+1", "+1+1", "-1+1", "@SUM(1;1)", "=HYPERLINK(\"http://evil.example\";\"x\")", "a\";b,c"];

    public ReportExportTests()
        : base(WorkTrackApp.Noon())
    {
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asks for a file as an administrator.</summary>
    internal static async Task<HttpResponseMessage> ExportAsync(WorkTrackApp app, string query)
    {
        using var visitor = await app.LoginAsync(Role.Admin);
        var answer = await visitor.GetAsync($"/reports/export?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        await answer.Content.LoadIntoBufferAsync(Stop);
        return answer;
    }

    [Fact]
    public async Task Csv_NamesThatAreFormulas_AreDefused()
    {
        await ReportAsync();

        using var answer = await ExportAsync(App, "by=computer&range=today");
        var text = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("worktrack-2026-11-23-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(
            Formulas.Select(formula => formula[0] == 'a' ? formula : "'" + formula).Order(StringComparer.Ordinal),
            CsvText.Read(text, ',').Select(line => line["computer"]).Order(StringComparer.Ordinal));
        using var users = await ExportAsync(App, "by=user&range=today&format=csv-excel");
        Assert.All(CsvText.Read((await users.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF'), ';'), line => Assert.StartsWith("'=", line["User"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Xlsx_NamesThatAreFormulas_AreTextAndNoFormulaIsInIt()
    {
        await ReportAsync();

        using var answer = await ExportAsync(App, "by=computer&range=today&format=xlsx");
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop));

        Assert.Equal(ReportXlsx.ContentType, answer.Content.Headers.ContentType?.MediaType);
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(Formulas.Order(StringComparer.Ordinal), rows.Select(row => Assert.IsType<string>(row["Computer"])).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(new DateTime(2026, 11, 23), Assert.IsType<DateTime>(row["From"])));
        Assert.All(rows, row => Assert.IsType<double>(row["Minutes used"]));
        using var zip = new ZipArchive(file);
        using var sheet = new StreamReader(zip.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var xml = await sheet.ReadToEndAsync(Stop);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("csv-excel")]
    [InlineData("xlsx")]
    public async Task File_OfDaysWithoutUse_HasItsColumns(string format)
    {
        await ReportAsync();

        using var answer = await ExportAsync(App, $"range=custom&from=2026-01-01&to=2026-01-31&format={format}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);

        if (format == "xlsx")
        {
            using var file = new MemoryStream(bytes);
            Assert.Contains("Team", Assert.Single(file.Query().Cast<IDictionary<string, object>>()).Values);
        }
        else
        {
            Assert.Single(Encoding.UTF8.GetString(bytes).Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task Scope_OfASupervisor_IsTheirTeams()
    {
        var (mine, theirs) = (await App.CreateTeamAsync("Mine"), await App.CreateTeamAsync("Theirs"));
        await App.ReportFromTeamAsync(mine, Report("MY-PC", "My computer"));
        await App.ReportFromTeamAsync(theirs, Report("THEIR-PC", "Their computer"));
        using var supervisor = await App.LoginAsync(Role.Supervisor, mine);

        var file = await supervisor.PageAsync("/reports/export?by=computer&range=today");
        Assert.Contains("MY-PC", file, StringComparison.Ordinal);
        Assert.DoesNotContain("THEIR-PC", file, StringComparison.Ordinal);
        foreach (var foreign in new[] { $"team={theirs}", "team=0", "computer=THEIR-PC", "computer=no-such-computer", $"team={mine}&computer=THEIR-PC" })
        {
            using var answer = await supervisor.GetAsync($"/reports/export?{foreign}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var unknown = await supervisor.GetAsync("/reports/export?format=exe");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Export_OfAReport_IsWrittenDown()
    {
        using (await ExportAsync(App, "by=user&range=today&format=xlsx"))
        {
        }

        var records = await App.Services.GetRequiredService<AuditStore>().ReadAsync(new AuditFilter("report_exported", null, null, null), null, 10, Stop);
        var record = Assert.Single(records).Entry;
        Assert.Equal("admin1", record.Actor);
        Assert.Contains("from=2026-11-23", record.Details, StringComparison.Ordinal);
        Assert.Contains("format=xlsx", record.Details, StringComparison.Ordinal);
    }

    private async Task ReportAsync()
    {
        foreach (var (index, formula) in Formulas.Index())
        {
            using var answer = await App.PostAsync("/api/agent-data", Report($"PC-{index}", formula));
            answer.EnsureSuccessStatusCode();
        }
    }

    private static string Report(string id, string name) =>
        JsonSerializer.Serialize(new { type = "agent_data", computer_id = id, computer_name = name, user_name = "=user", usage_minutes = 90 });
}
