using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Browser;

/// <summary>A walk through every page, as an administrator of a company that has computers, teams, users and keys.</summary>
internal static class Tour
{
    /// <summary>The pages that need nobody to be signed in.</summary>
    public static IReadOnlyList<string> Outside { get; } = ["login", "setup?code=none", "not-found"];

    /// <summary>The pages of somebody who is.</summary>
    public static IReadOnlyList<string> Inside { get; } =
    [
        "", "?view=table&days=90", "?group=team&density=compact", "?group=team&view=table&team=0", "?q=nothing+like+it",
        "computers", "computers?sort=lastseen&reversed=true", "computers?q=nothing+like+it", "computers/PC-1", "computers/PC-1?zoom=09-12", "computers/PC-2", "computers/PC-4", "computers/PC-9",
        "reports", "reports?by=user", "programs", "archive", "agents", "admin/users", "admin/teams", "audit",
        "account", "account/second-factor", "account/tokens", "not-found",
    ];

    /// <summary>Fills a server whose access is closed.</summary>
    public static async Task FillAsync(WorkTrackApp app)
    {
        var team = await app.CreateTeamAsync("Contabilidade");
        await app.ReportFromTeamAsync(
            team,
            """{"type":"agent_data","computer_id":"PC-1","computer_name":"Recepção","user_name":"Ana Souza","os_info":"Windows 11 Pro","usage_minutes":125,"active_window":{"window_title":"Orçamento 2027 - Excel","program_name":"excel.exe"}}""",
            """{"type":"agent_data","computer_id":"PC-2","computer_name":"Estação de trabalho da contabilidade","usage_minutes":40}""");
        await app.ReportFromTeamAsync(Team.None, """{"type":"agent_data","computer_id":"PC-3"}""");
        await app.ReportFromTeamAsync(team, """{"type":"agent_data","computer_id":"PC-4","computer_name":"Depósito","usage_minutes":1}""");
        var (board, stop) = (app.Services.GetRequiredService<Board>(), TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<NoteService>().AddAsync(
            AuditActor.Server, Caller.NoAccount, "ana", board.StateOf(ComputerId.Parse("PC-1"))!, "Monitor trocado em outubro.\nGarantia até 2028.", stop);
        await app.Services.GetRequiredService<ComputerService>().ArchiveAsync(AuditActor.Server, board.StateOf(ComputerId.Parse("PC-4"))!, stop);
        await app.CreateAccountAsync("root", Role.Admin);
        await app.CreateAccountAsync("ana", Role.Supervisor, team);
        await app.TeamKeyAsync(team);
    }

    /// <summary>Signs in by the form.</summary>
    public static async Task SignInAsync(IPage page, Uri site, string name)
    {
        await page.GotoAsync(new Uri(site, "login").ToString());
        await FillInAsync(page, name);
        await page.WaitForURLAsync(site.ToString());
    }

    /// <summary>Fills in and sends the form on the page to sign in, which leads to where somebody wanted to go.</summary>
    public static async Task FillInAsync(IPage page, string name)
    {
        await page.GetByTestId("name").FillAsync(name);
        await page.GetByTestId("password").FillAsync(Visitor.Password);
        await page.GetByTestId("submit").ClickAsync();
    }

    /// <summary>Chooses a language on a page, which leads back to it.</summary>
    public static async Task ChooseAsync(IPage page, string language)
    {
        await page.GetByTestId("language-menu").Locator("summary").ClickAsync();
        await page.GetByTestId($"language-{language}").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    /// <summary>Goes to a page and waits until all of it is drawn.</summary>
    public static async Task GoAsync(IPage page, Uri site, string path)
    {
        await page.GotoAsync(new Uri(site, path).ToString());
        await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".mud-progress-circular")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }
}
