using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Tests.Browser;

/// <summary>Accounts as people meet them: an administrator who makes them, and those whose rights change while they look.</summary>
[Collection(InBrowser.Name)]
public sealed class AccountTests : OnRunningServer
{
    private readonly Chromium _chromium;

    public AccountTests(Chromium chromium)
        : base(new ShiftedTime(), ("Access:Open", "false"), ("environment", "Production")) => _chromium = chromium;

    [Fact]
    public async Task Administrator_MakesATeamAndAUser_WhoSeesTheirComputersOnly()
    {
        await App.ReportFromTeamAsync(Team.None, Report("PC-1"), Report("PC-2"));
        await App.CreateAccountAsync("root", Role.Admin);
        var admin = await SignInAsync("root", "admin/teams");
        await Assertions.Expect(admin.GetByTestId("banner-tls")).ToContainTextAsync("No encryption");

        await admin.GetByTestId("team-name").FillAsync("Sales & <b>Marketing</b>");
        await admin.GetByTestId("add-team").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("team")).ToContainTextAsync("Sales & <b>Marketing</b>");
        await admin.GetByLabel("PC-1").CheckAsync();
        await admin.GetByTestId("move-to").SelectOptionAsync("Sales & <b>Marketing</b>");
        await admin.GetByTestId("move").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("team").GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");

        await admin.GetByRole(AriaRole.Link, new() { Name = "Users" }).ClickAsync();
        await admin.GetByTestId("add-user").ClickAsync();
        await admin.GetByTestId("user-name").FillAsync("ana");
        await admin.GetByLabel("Sales & <b>Marketing</b>").CheckAsync();
        await admin.GetByTestId("save-user").ClickAsync();
        var password = await admin.GetByTestId("made-password").InnerTextAsync();
        await admin.GetByTestId("password-seen").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("user")).ToHaveCountAsync(2);

        var ana = await _chromium.OpenPageAsync(App.Address);
        await ana.GetByTestId("name").FillAsync("ana");
        await ana.GetByTestId("password").FillAsync(password);
        await ana.GetByTestId("submit").ClickAsync();
        await ana.GetByTestId("new-password").FillAsync(Visitor.Password);
        await ana.GetByTestId("new-password-again").FillAsync(Visitor.Password);
        await ana.GetByTestId("submit").ClickAsync();
        await Assertions.Expect(ana.Locator("[data-computer-id=PC-1]").First).ToBeVisibleAsync();
        await Assertions.Expect(ana.GetByTestId("tile-total")).ToHaveTextAsync("1");
        await Assertions.Expect(ana.GetByRole(AriaRole.Link, new() { Name = "Users" })).ToHaveCountAsync(0);
        await Assertions.Expect(ana.GetByTestId("banner-tls")).ToHaveCountAsync(0);
        await ana.GotoAsync(new Uri(App.Address, "computers/PC-2").ToString());
        await Assertions.Expect(ana.GetByText("There is no such computer")).ToBeVisibleAsync();
        await ana.GotoAsync(new Uri(App.Address, "computers/PC-1").ToString());
        await Assertions.Expect(ana.GetByTestId("computer-id")).ToHaveTextAsync("PC-1");

        await admin.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await Assertions.Expect(admin.GetByTestId("audit")).ToContainTextAsync("Computer opened");
        await admin.GetByTestId("audit-action").SelectOptionAsync(AuditActions.ComputerOpened);
        await Assertions.Expect(admin.GetByTestId("audit-row")).ToHaveCountAsync(1);
        await Assertions.Expect(admin.GetByTestId("audit-row")).ToContainTextAsync("PC-1");
        await admin.GetByTestId("verify").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("verdict")).ToContainTextAsync("are as they were written");
    }

    [Fact]
    public async Task OpenPage_OfAUserWhoseTeamChangesAndWhoIsDismissed_NarrowsAndEndsWithinTenSeconds()
    {
        var (a, b) = (await App.CreateTeamAsync("A"), await App.CreateTeamAsync("B"));
        await App.ReportFromTeamAsync(a, Report("PC-A"));
        await App.ReportFromTeamAsync(b, Report("PC-B"));
        var account = await App.CreateAccountAsync("ana", Role.Supervisor, a, b);
        var page = await SignInAsync("ana", "");
        await Assertions.Expect(page.GetByTestId("tile-total")).ToHaveTextAsync("2");
        var within = new LocatorAssertionsToHaveTextOptions { Timeout = 10_000 };

        // As another server would do it: past this one's memory.
        await Home.ExecuteOnSqliteAsync($"DELETE FROM account_teams WHERE account = {account.Id} AND team = {b}");
        await Assertions.Expect(page.GetByTestId("tile-total")).ToHaveTextAsync("1", within);
        await Assertions.Expect(page.Locator("[data-computer-id=PC-B]")).ToHaveCountAsync(0);

        await App.Services.GetRequiredService<AccountService>().ChangeAsync(AuditActor.Server, account.Id, Role.Auditor, [], TestContext.Current.CancellationToken);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This is not for your account", within);

        await Home.ExecuteOnSqliteAsync($"UPDATE accounts SET is_disabled = 1 WHERE id = {account.Id}");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/login"), new PageAssertionsToHaveURLOptions { Timeout = 10_000 });
    }

    private async Task<IPage> SignInAsync(string name, string path)
    {
        var page = await _chromium.OpenPageAsync(new Uri(App.Address, path));
        await page.GetByTestId("name").FillAsync(name);
        await page.GetByTestId("password").FillAsync(Visitor.Password);
        await page.GetByTestId("submit").ClickAsync();
        await page.WaitForURLAsync(new Uri(App.Address, path).ToString());
        return page;
    }

    private static string Report(string computer) => $$"""{"type":"agent_data","computer_id":"{{computer}}","usage_minutes":5}""";
}
