using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Browser;

/// <summary>Texts from strangers on every page of the product, in a real browser: they read as they were sent, and do nothing.</summary>
[Collection(InBrowser.Name)]
public sealed class HostileTextTests : OnRunningServer
{
    /// <summary>Reports what must not happen, before anything of a page can.</summary>
    private const string Watch =
        """
        window.violations = [];
        addEventListener('securitypolicyviolation', event => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        """;

    /// <summary>Nodes that only a text could have brought in.</summary>
    private const string Injected =
        "img[src='x'], script:not([src]), iframe, object, base:not([href='/']), meta[http-equiv], marquee, video, math, svg[onload], [onerror], [onload], [onfocus], [ontoggle], [onbegin], "
        + "[onmouseover], [onstart], a[href^='javascript'], a[href^='data'], form[action^='javascript'], link[href*='evil']";

    private readonly Chromium _chromium;

    public HostileTextTests(Chromium chromium)
        : base(new ShiftedTime()) => _chromium = chromium;

    [Fact]
    public async Task HostileTexts_OnEveryPage_ReadAsSentAndDoNothing()
    {
        foreach (var (index, text) in HostileText.All.Index())
        {
            var team = await App.CreateTeamAsync(text + index.ToString(CultureInfo.InvariantCulture));
            await App.ReportFromTeamAsync(team, Report(Id(index), text));
            await App.Services.GetRequiredService<AgentKeys>().CreateForTeamAsync(AuditActor.Server, team, text);
            await App.Services.GetRequiredService<AuditLog>().RecordAsync(new AuditActor(text, "192.0.2.7"), AuditActions.SignInFailed, text, text);
        }

        var page = await _chromium.OpenPageAsync(App.Address, height: 4000, before: Watch);
        var (dialogs, errors) = (0, new List<string>());
        page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => errors.Add(error);
        await Assertions.Expect(page.GetByTestId("tile-total")).ToHaveTextAsync(HostileText.All.Count.ToString(CultureInfo.InvariantCulture));

        foreach (var (index, text) in HostileText.All.Index())
        {
            var sent = CleanText.Clean(text, 1000)!;
            await page.GotoAsync(new Uri(App.Address, $"computers/{Id(index)}").ToString());
            await Assertions.Expect(page.GetByTestId("computer-id")).ToHaveTextAsync(Id(index));
            await Assertions.Expect(page.GetByTestId("day-active")).ToBeVisibleAsync();
            Assert.Equal(sent, await page.GetByTestId("window-title").TextContentAsync());
            Assert.Equal(sent, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).Locator("bdi").TextContentAsync());
            Assert.Contains(sent, await page.GetByTestId("programs").TextContentAsync(), StringComparison.Ordinal);
            Assert.Equal($"{sent} - WorkTrack".Trim(), (await page.EvaluateAsync<string>("() => document.querySelector('title').textContent")).Trim());
            await IsCleanAsync(page);
        }

        foreach (var (path, testId, least) in new[] { ("", "computer-card", 1), ("admin/teams", "team", HostileText.All.Count), ("admin/users", "no-users", 1), ("agents", "key", HostileText.All.Count), ("audit", "audit-row", HostileText.All.Count) })
        {
            await page.GotoAsync(new Uri(App.Address, path).ToString());
            await Assertions.Expect(page.GetByTestId(testId).Nth(least - 1)).ToBeAttachedAsync();
            await IsCleanAsync(page);
        }

        var teams = await page.Context.NewPageAsync();
        await teams.GotoAsync(new Uri(App.Address, "admin/teams").ToString());
        await Assertions.Expect(teams.GetByTestId("team").Nth(HostileText.All.Count - 1)).ToBeAttachedAsync();
        Assert.Equal(
            HostileText.All.Select((text, index) => CleanText.Clean(text + index.ToString(CultureInfo.InvariantCulture), Team.MaxNameLength)).Order(StringComparer.Ordinal),
            (await teams.GetByTestId("team").Locator("bdi.who").AllTextContentsAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(0, dialogs);
        Assert.Empty(errors);
    }

    private static async Task IsCleanAsync(IPage page)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("selector => [...document.querySelectorAll(selector)].map(node => node.outerHTML)", Injected));
        Assert.True(await page.EvaluateAsync<bool>("() => window.injected === undefined"), page.Url);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.violations"));
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"PC-{index:D3}");

    private static string Report(string id, string text) => JsonSerializer.Serialize(new
    {
        type = "agent_data",
        computer_id = id,
        computer_name = text,
        user_name = text,
        os_info = text,
        usage_minutes = 5,
        running_programs = new[] { new { pid = 1, name = text, path = text } },
        active_window = new { window_title = text, program_name = text, program_path = text },
    });
}
