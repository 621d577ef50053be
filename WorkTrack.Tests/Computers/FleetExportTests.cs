using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Computers;

/// <summary>The list of computers as a file: who gets which, what is in it, and that nothing in it runs.</summary>
public sealed class FleetExportTests : OnRunningServer
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\";\"x\")";

    public FleetExportTests()
        : base(WorkTrackApp.Noon(), ("WorkTrack:TimeZone", "America/Sao_Paulo"))
    {
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_ForPrograms_HasEachComputerAndDefusesFormulas()
    {
        await ReportAsync("PC-2", "Recepção, andar 2", "Ana");
        await ReportAsync("PC-1", Formula, Formula);
        using var admin = await App.LoginAsync(Role.Admin);

        using var answer = await admin.GetAsync("/computers.csv?sort=user");
        var lines = CsvText.Read(await answer.Content.ReadAsStringAsync(Stop), ',');

        Assert.Equal("worktrack-computers-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(["PC-1", "PC-2"], lines.Select(line => line["computer_id"]));
        Assert.Equal("'" + Formula, lines[0]["computer"]);
        Assert.Equal("'" + Formula, lines[0]["user"]);
        Assert.Equal(
            ("Recepção, andar 2", "", "Windows 11", "2.1", "2026-11-23T09:00:00-03:00", "5", "online"),
            (lines[1]["computer"], lines[1]["team"], lines[1]["system"], lines[1]["agent_version"], lines[1]["last_seen"], lines[1]["active_minutes_today"], lines[1]["status"]));
    }

    [Fact]
    public async Task Csv_ForExcel_IsInTheReadersLanguage()
    {
        await ReportAsync("PC-1", "a", "b");
        using var admin = await App.LoginAsync(Role.Admin);
        admin.Client.DefaultRequestHeaders.Add("Accept-Language", "pt-BR");

        using var answer = await admin.GetAsync("/computers.csv?format=csv-excel");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var line = Assert.Single(CsvText.Read(Encoding.UTF8.GetString(bytes[3..]), ';'));
        Assert.Equal(("2026-11-23 09:00:00", "5"), (line["Visto pela primeira vez"], line["Minutos em uso hoje"]));
    }

    [Fact]
    public async Task Scope_OfASupervisor_IsTheirTeamsWhateverIsAskedFor()
    {
        var (mine, theirs) = (await App.CreateTeamAsync("Mine"), await App.CreateTeamAsync("Theirs"));
        await App.ReportFromTeamAsync(mine, Report("MY-PC", "a", "ana"), Report("MY-OTHER-PC", "a", "bia"));
        await App.ReportFromTeamAsync(theirs, Report("THEIR-PC", "a", "ana"));
        using var supervisor = await App.LoginAsync(Role.Supervisor, mine);
        using var auditor = await App.LoginAsync(Role.Auditor);

        Assert.Equal(["MY-OTHER-PC", "MY-PC"], await IdsAsync(""));
        Assert.Equal(["MY-PC"], await IdsAsync("q=ANA"));
        Assert.Empty(await IdsAsync($"team={theirs}"));
        using var unknown = await supervisor.GetAsync("/computers.csv?format=exe");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var foreign = await auditor.GetAsync("/computers.csv");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        async Task<IEnumerable<string>> IdsAsync(string query) =>
            CsvText.Read(await supervisor.PageAsync($"/computers.csv?{query}"), ',').Select(line => line["computer_id"]);
    }

    [Fact]
    public async Task Export_OfTheList_IsWrittenDown()
    {
        using var admin = await App.LoginAsync(Role.Admin);
        await admin.PageAsync("/computers.csv?silent=30&version=2.1");

        var records = await App.Services.GetRequiredService<AuditStore>().ReadAsync(new AuditFilter("computers_exported", null, null, null), null, 10, Stop);
        var record = Assert.Single(records).Entry;
        Assert.Equal(("admin1", "computers.csv?version=2.1&silent=30&format=csv"), (record.Actor, record.Details));
    }

    private async Task ReportAsync(string id, string name, string user)
    {
        using var answer = await App.PostAsync("/api/agent-data", Report(id, name, user));
        answer.EnsureSuccessStatusCode();
    }

    private static string Report(string id, string name, string user) => JsonSerializer.Serialize(
        new { type = "agent_data", computer_id = id, computer_name = name, user_name = user, os_info = "Windows 11", agent_version = "2.1", usage_minutes = 5 });
}
