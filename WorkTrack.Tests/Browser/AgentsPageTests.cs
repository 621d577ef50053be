using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;

namespace WorkTrack.Tests.Browser;

/// <summary>An administrator connects a computer, and looks after the keys, in a real browser.</summary>
[Collection(InBrowser.Name)]
public sealed class AgentsPageTests(Chromium chromium) : OnRunningServer(TimeProvider.System, ("Access:Open", "false"))
{
    [Fact]
    public async Task Administrator_ConnectsAComputerWithWhatThePageGives()
    {
        await App.CreateTeamAsync("Sales");
        var page = await OpenAsync("ana", Role.Admin);
        await Assertions.Expect(page.GetByTestId("first-computer")).ToContainTextAsync("Agents report by a key");
        await page.GetByTestId("to-agents").ClickAsync();
        await Assertions.Expect(page.GetByTestId("no-keys")).ToBeVisibleAsync();

        await page.GetByTestId("connect").ClickAsync();
        await page.GetByTestId("key-label").FillAsync("Second <i>floor</i>");
        await page.GetByTestId("make-key").ClickAsync();
        var config = JsonDocument.Parse(await page.GetByTestId("key-config").InnerTextAsync()).RootElement;
        var api = new Uri(config.GetProperty("server_url").GetString()!);
        Assert.Equal((App.Address.Authority, "/api"), (api.Authority, api.AbsolutePath));
        var key = api.UserInfo.Split(':')[1];
        Assert.Equal(key, await page.GetByTestId("made-key").InnerTextAsync());
        await page.GetByTestId("key-seen").ClickAsync();

        using var answer = await AgentCall.AboutAComputer("PC-1")[5].SendAsync(App, key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // Shown once: the list knows it by its name only.
        var line = page.GetByTestId("key");
        await Assertions.Expect(line).ToContainTextAsync("Second <i>floor</i>");
        await Assertions.Expect(line).ToContainTextAsync("Sales");
        Assert.DoesNotContain(key[^20..], await page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(line).Not.ToContainTextAsync("never");

        await line.GetByTestId("key-menu").Locator("button").ClickAsync();
        await page.GetByText("Revoke", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("key")).ToContainTextAsync("revoked");
        using var refused = await AgentCall.AboutAComputer("PC-1")[5].SendAsync(App, key);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Administrator_ApprovesAComputerThatWasSetUpAgain()
    {
        var team = await App.CreateTeamAsync("Sales");
        var token = await App.Services.GetRequiredService<EnrolmentTokens>().CreateAsync(AuditActor.Server, team, "room 4", TimeSpan.FromDays(1), 5);
        var first = await EnrolAsync(token.Text, "vm", "2f:c0:00:00:00:01");
        using (var answer = await App.PostWithKeyAsync(first, """{"type":"agent_register","computer_id":"PC-1","computer_name":"vm","mac_address":"2f:c0:00:00:00:01"}"""))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var copy = await EnrolAsync(token.Text, "vm", "2f:c0:00:00:00:99");
        var page = await OpenAsync("ana", Role.Admin, "/agents");

        var pending = page.GetByTestId("pending-key");
        await Assertions.Expect(pending).ToContainTextAsync("2f:c0:00:00:00:99");
        await Assertions.Expect(pending.GetByTestId("looks-copied")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("token")).ToContainTextAsync("2 of 5");
        await pending.GetByTestId("approve").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("pending-keys")).ToHaveCountAsync(0);

        using var approved = await AgentCall.AboutAComputer("PC-1")[5].SendAsync(App, copy);
        using var replaced = await AgentCall.AboutAComputer("PC-1")[5].SendAsync(App, first);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (approved.StatusCode, replaced.StatusCode));
    }

    [Fact]
    public async Task Supervisor_SeesTheKeysOfTheirTeamAndChangesNone()
    {
        var (own, other) = (await App.CreateTeamAsync("Sales"), await App.CreateTeamAsync("Stock"));
        await App.Keys().CreateForTeamAsync(AuditActor.Server, own, "ours");
        await App.Keys().CreateForTeamAsync(AuditActor.Server, other, "theirs");

        var page = await OpenAsync("sam", Role.Supervisor, "/agents", own);

        await Assertions.Expect(page.GetByTestId("key")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("key")).ToContainTextAsync("ours");
        await Assertions.Expect(page.GetByTestId("connect")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("key-menu")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("add-token")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenAsync(string name, Role role, string path = "/", params int[] teams)
    {
        await App.CreateAccountAsync(name, role, teams);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "/login"));
        await page.Locator("[name='Password.Name']").FillAsync(name);
        await page.Locator("[name='Password.Password']").FillAsync(Visitor.Password);
        await page.Locator("[name='Password.Password']").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        if (path != "/")
        {
            await page.GotoAsync(new Uri(App.Address, path).ToString());
        }

        return page;
    }

    private async Task<string> EnrolAsync(string token, string name, string mac)
    {
        using var answer = await App.PostAsync(
            "/api/v1/enroll", JsonSerializer.Serialize(new { enrolment_token = token, computer_id = "PC-1", name, mac_address = mac }));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("key").GetString()!;
    }
}
