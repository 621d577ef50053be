using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

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

    // What these pages show at a time.
    private const int KeysShown = 100;
    private const int AuditRowsShown = 100;

    private readonly Chromium _chromium;
    private readonly ConcurrentQueue<string> _happened = new();

    public HostileTextTests(Chromium chromium)
        : base(new ShiftedTime()) => _chromium = chromium;

    [Fact]
    public Task HostileTexts_OnEveryPage_ReadAsSentAndDoNothing() => ReadAsSentAsync(HostileText.All, opened: 1);

    [Fact]
    public async Task NaughtyStrings_OnEveryPage_ReadAsSentAndDoNothing() =>
        await ReadAsSentAsync(await NaughtyStrings.ReadAsync(), opened: LongRun.IsOn ? 1 : 6);

    [Fact]
    public async Task HostileTexts_OnPagesOfAccounts_DoNothing()
    {
        var page = await OpenAsync("login");
        foreach (var texts in HostileText.All.Chunk(10))
        {
            // Nobody has an account yet: it is open to all.
            await page.GotoAsync(new Uri(App.Address, $"setup?code={Uri.EscapeDataString(string.Concat(texts))}").ToString());
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This link does not work");
            await IsCleanAsync(page);
        }

        var ana = await App.CreateAccountAsync("ana", Role.Admin);
        foreach (var text in HostileText.All)
        {
            // Browsers call themselves what they like, within what a header can hold.
            using var browser = App.Visit();
            browser.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", new string([.. text.Where(char.IsAscii)]));
            await browser.SignInAsync("ana");
        }

        await page.GotoAsync(new Uri(App.Address, $"login?ReturnUrl={Uri.EscapeDataString("/" + HostileText.All[0])}").ToString());
        await IsCleanAsync(page);
        await page.GotoAsync(new Uri(App.Address, "login?ReturnUrl=/account").ToString());
        await page.GetByTestId("name").FillAsync("ana");
        await page.GetByTestId("password").FillAsync(Visitor.Password);
        await page.GetByTestId("submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("session")).ToHaveCountAsync(HostileText.All.Count + 1);
        await Assertions.Expect(page.GetByTestId("sessions-section")).ToContainTextAsync(HostileText.All[0]);
        await IsCleanAsync(page);
        var tokens = App.Services.GetRequiredService<ApiTokens>();
        foreach (var texts in HostileText.All.Chunk(ApiTokens.MostOfAnAccount))
        {
            var made = new List<NewSecret>();
            foreach (var text in texts)
            {
                made.Add((await tokens.CreateAsync(AuditActor.Server, ana.Id, text, TimeSpan.FromDays(1))).Token!);
            }

            await page.GotoAsync(new Uri(App.Address, "account/tokens").ToString());
            Assert.Equal(
                texts.Select(text => CleanText.Clean(text, ApiToken.MaxNameLength)).Order(StringComparer.Ordinal),
                (await page.GetByTestId("api-token-line").Locator("bdi").AllTextContentsAsync()).Order(StringComparer.Ordinal));
            await IsCleanAsync(page);
            foreach (var secret in made)
            {
                await tokens.RevokeAsync(AuditActor.Server, ana.Id, secret.Id);
            }
        }

        IsQuiet();
    }

    /// <summary>Has texts stand wherever strangers can put one, and looks at every page.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="opened">Of how many computers one has its page opened; all are on the other pages.</param>
    private async Task ReadAsSentAsync(IReadOnlyList<string> texts, int opened)
    {
        foreach (var (index, text) in texts.Index())
        {
            var team = await App.CreateTeamAsync(TeamName(text, index));
            await App.ReportFromTeamAsync(team, Report(Id(index), text));
            await App.Services.GetRequiredService<AgentKeys>().CreateForTeamAsync(AuditActor.Server, team, text);
            var computer = App.Services.GetRequiredService<Board>().StateOf(ComputerId.Parse(Id(index)))!;
            Assert.True(await App.Services.GetRequiredService<NoteService>().AddAsync(AuditActor.Server, Caller.NoAccount, "ana", computer, text, TestContext.Current.CancellationToken));
        }

        foreach (var text in texts)
        {
            await App.Services.GetRequiredService<AuditLog>().RecordAsync(new AuditActor(text, "192.0.2.7"), AuditActions.SignInFailed, text, text);
        }

        var page = await OpenAsync("");
        await Assertions.Expect(page.GetByTestId("tile-total")).ToHaveTextAsync(texts.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (index, text) in texts.Index().Where(text => text.Index % opened == 0))
        {
            var sent = CleanText.Clean(text, 1000)!;

            // As a link does it: a whole new page for each would take minutes.
            await page.EvaluateAsync("path => Blazor.navigateTo(path)", $"computers/{Id(index)}");
            await Assertions.Expect(page.GetByTestId("computer-id")).ToHaveTextAsync(Id(index));
            await Assertions.Expect(page.GetByTestId("day-active")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("text => ['title', '[data-testid=programs]', '[data-testid=note]'].every(part => document.querySelector(part)?.textContent.includes(text))", sent);
            Assert.Equal(sent, await page.GetByTestId("window-title").TextContentAsync());
            Assert.Equal(sent, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).Locator("bdi").TextContentAsync());
            Assert.Equal(sent, await page.GetByTestId("note").Locator(".note-text").TextContentAsync());
            Assert.Contains(sent, await page.GetByTestId("programs").TextContentAsync(), StringComparison.Ordinal);
            Assert.Equal($"{sent} - WorkTrack".Trim(), (await page.EvaluateAsync<string>("() => document.querySelector('title').textContent")).Trim());
            await IsCleanAsync(page);
        }

        foreach (var (path, testId, least) in new[]
        {
            ("", "computer-card", 1), ("computers", "computer-row", 1), ("admin/users", "no-users", 1), ("agents", "key", Math.Min(texts.Count, KeysShown)),
            ("audit", "audit-row", Math.Min(texts.Count, AuditRowsShown)), ("admin/teams", "team", texts.Count),
        })
        {
            await page.GotoAsync(new Uri(App.Address, path).ToString());
            await Assertions.Expect(page.GetByTestId(testId).Nth(least - 1)).ToBeAttachedAsync();
            await IsCleanAsync(page);
        }

        Assert.Equal(
            texts.Select((text, index) => CleanText.Clean(TeamName(text, index), Team.MaxNameLength)).Order(StringComparer.Ordinal),
            (await page.GetByTestId("team").Locator("bdi.who").AllTextContentsAsync()).Order(StringComparer.Ordinal));
        IsQuiet();
    }

    /// <summary>Opens a page that is watched for all that a text could do.</summary>
    private async Task<IPage> OpenAsync(string path)
    {
        var page = await _chromium.OpenPageAsync(new Uri(App.Address, path), height: 4000, before: Watch);
        page.Dialog += (_, dialog) =>
        {
            _happened.Enqueue($"dialog {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) =>
        {
            // The framework's own script says so on a page that is being left.
            if (!error.Contains("Cannot send data if the connection is not in the 'Connected' State", StringComparison.OrdinalIgnoreCase))
            {
                _happened.Enqueue($"error {error}");
            }
        };
        return page;
    }

    private void IsQuiet() => Assert.Empty(_happened);

    /// <summary>A name that no other team has.</summary>
    private static string TeamName(string text, int index) =>
        CleanText.Clean(text, Team.MaxNameLength - 4) + index.ToString(CultureInfo.InvariantCulture);

    private static async Task IsCleanAsync(IPage page)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("selector => [...document.querySelectorAll(selector)].map(node => node.outerHTML)", HostileText.Injected));
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
