using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkTrack.Domain.Activity;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>The page as a supervisor has it open.</summary>
[Collection(InBrowser.Name)]
public sealed class DashboardTests : OnRunningServer
{
    private readonly ShiftedTime _time;
    private readonly Chromium _chromium;

    public DashboardTests(Chromium chromium)
        : this(chromium, new ShiftedTime())
    {
    }

    private DashboardTests(Chromium browser, ShiftedTime time)
        : base(time) => (_chromium, _time) = (browser, time);

    [Fact]
    public async Task OpenPage_ReportIsPosted_CardAndTilesChangeWithinASecondWithoutReload()
    {
        await App.PostCounterAsync(5, "A");
        var page = await _chromium.OpenPageAsync(App.Address);
        await Assertions.Expect(Tile(page, "total")).ToHaveTextAsync("1");
        await Assertions.Expect(Card(page, "A").GetByTestId("usage-today")).ToHaveTextAsync("5 min");

        // Watches from inside the page, so that the figure is the page's and not this test's.
        await page.EvaluateAsync(
            """
            () => {
              window.notReloaded = true;
              new MutationObserver(() => {
                if (document.body.innerText.includes('Orçamento 2027')) window.shownAt ??= Date.now();
              }).observe(document.body, { childList: true, subtree: true, characterData: true });
            }
            """);
        var posted = TimeProvider.System.GetUtcNow();
        using var answer = await App.PostAsync(
            "/api/agent-data",
            """{"type":"agent_data","computer_id":"A","computer_name":"Recepção","active_window":{"window_title":"Orçamento 2027","program_name":"excel.exe"}}""");
        await App.PostCounterAsync(7, "B");

        await Assertions.Expect(Card(page, "A").GetByTestId("window-title")).ToHaveTextAsync("Orçamento 2027");
        await Assertions.Expect(Card(page, "A")).ToContainTextAsync("Recepção");
        await Assertions.Expect(Tile(page, "total")).ToHaveTextAsync("2");
        await Assertions.Expect(Tile(page, "online")).ToHaveTextAsync("2");
        await Assertions.Expect(Tile(page, "usage")).ToHaveTextAsync("12 min");
        Assert.True(await page.EvaluateAsync<bool>("() => window.notReloaded"));
        var shownAt = DateTimeOffset.FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("() => window.shownAt"));
        Assert.InRange((shownAt - posted).TotalMilliseconds, -1, 1000);
    }

    [Fact]
    public async Task OpenPage_ComputerFallsSilent_TurnsOffline()
    {
        await App.PostCounterAsync(5, "A");
        var page = await _chromium.OpenPageAsync(App.Address);
        await Assertions.Expect(Card(page, "A")).ToHaveAttributeAsync("data-status", "online");

        _time.Advance(ReportRhythm.Unknown.OnlineWindow);

        await Assertions.Expect(Card(page, "A")).ToHaveAttributeAsync("data-status", "offline");
        await Assertions.Expect(Tile(page, "offline")).ToHaveTextAsync("1");
        await Assertions.Expect(Tile(page, "online")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task Noon_JumpingCounters_ShowTheSameFigureOnCardTileAndChart()
    {
        var now = _time.GetUtcNow();
        _time.Advance(now.Date.AddHours(36) - now.UtcDateTime);
        await App.PostCounterAsync(125, "A");
        var page = await _chromium.OpenPageAsync(App.Address);
        await ShowsAsync("2 h 05 min");
        for (var i = 0; i < 10; i++)
        {
            await App.PostCounterAsync(125, "A");
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        await App.PostCounterAsync(130, "A");
        await ShowsAsync("2 h 10 min");
        _time.Advance(TimeSpan.FromSeconds(10));
        await App.PostCounterAsync(10, "A");
        await App.PostCounterAsync(0, "A");
        _time.Advance(TimeSpan.FromMinutes(1));
        await App.PostCounterAsync(1, "A");
        await ShowsAsync("2 h 11 min");

        async Task ShowsAsync(string usage)
        {
            await Assertions.Expect(Card(page, "A").GetByTestId("usage-today")).ToHaveTextAsync(usage);
            await Assertions.Expect(Tile(page, "usage")).ToHaveTextAsync(usage);
            await Assertions.Expect(page.GetByTestId("usage-table").Locator("td.used").Last).ToHaveTextAsync(usage);
        }
    }

    [Fact]
    public async Task EventSource_AfterAReport_SeesTheEventsInOrderAgain()
    {
        await App.PostCounterAsync(5, "A");
        var page = await _chromium.OpenPageAsync(App.Address);
        await page.EvaluateAsync(
            """
            () => {
              window.types = [];
              new EventSource('/api/dashboard-stream').onmessage = event => window.types.push(JSON.parse(event.data).type);
            }
            """);
        await page.WaitForFunctionAsync("() => window.types.length === 3");

        await App.PostCounterAsync(9, "B");

        await page.WaitForFunctionAsync("() => window.types.length === 5");
        Assert.Equal(
            ["connected", "computers_update", "stats_update", "computers_update", "stats_update"],
            await page.EvaluateAsync<string[]>("() => window.types"));
    }

    [Fact]
    public async Task HostileTexts_OnThePage_StayText()
    {
        const string Hostile = "\ufffd<img src=x onerror=\"window.injected=true\"><script>window.injected=true</script>";
        using var answer = await App.PostAsync(
            "/api/agent-data",
            System.Text.Json.JsonSerializer.Serialize(new
            {
                type = "agent_data",
                computer_id = "A",
                computer_name = Hostile.Replace('\ufffd', '\ufffe'),
                user_name = Hostile,
                os_info = Hostile,
                usage_minutes = 5,
                active_window = new { window_title = Hostile, program_name = Hostile },
            }));
        var page = await _chromium.OpenPageAsync(App.Address);

        await Assertions.Expect(Card(page, "A").GetByTestId("window-title")).ToHaveTextAsync(Hostile);
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => window.injected === true"));
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Page_AnyWindow_IsStyledInteractiveAndLoadsNothingFromOutside(int width, ColorScheme colours)
    {
        var page = await _chromium.OpenPageAsync(new Uri("about:blank"), width, 844, colours);
        var foreign = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != App.Address.Authority && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        await page.OpenAsync(App.Address);

        // The empty state is drawn by the circuit: that it is there shows that the page is alive.
        await Assertions.Expect(page.GetByText("Connect the first computer")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"{App.Address}api/agent-data").First).ToBeVisibleAsync();
        await App.PostCounterAsync(5, "A");
        await Assertions.Expect(Card(page, "A")).ToBeVisibleAsync();

        Assert.Empty(foreign);
        Assert.Empty(errors);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Locator(".mud-appbar").First.EvaluateAsync<string>("bar => getComputedStyle(bar).backgroundColor"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
    }

    [Fact]
    public async Task View_SentToSomebody_IsTheSameThere()
    {
        foreach (var (computer, program) in new[] { ("A", "excel.exe"), ("B", "word.exe"), ("C", "excel.exe") })
        {
            using var answer = await App.PostAsync(
                "/api/agent-data", $$$"""{"type":"agent_data","computer_id":"{{{computer}}}","usage_minutes":5,"active_window":{"program_name":"{{{program}}}"}}""");
            answer.EnsureSuccessStatusCode();
        }

        var page = await _chromium.OpenPageAsync(App.Address);
        await Assertions.Expect(Card(page, "B")).ToBeVisibleAsync();
        await page.GetByTestId("filter-program").SelectOptionAsync("excel.exe");
        await Assertions.Expect(Card(page, "B")).ToHaveCountAsync(0);

        // All before the browser hears of the first.
        string[] buttons = ["group-team", "compact", "days-30"];
        await page.EvaluateAsync("buttons => buttons.forEach(button => document.querySelector(`[data-testid=${button}]`).click())", buttons);
        foreach (var button in buttons)
        {
            await Assertions.Expect(page.GetByTestId(button)).ToHaveAttributeAsync("aria-pressed", "true");
        }

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("program=excel.exe.*days=30"));

        var other = await _chromium.OpenPageAsync(new Uri(page.Url));

        await Assertions.Expect(other.GetByTestId("computer-card")).ToHaveCountAsync(2);
        await Assertions.Expect(other.GetByTestId("filter-program")).ToHaveValueAsync("excel.exe");
        await Assertions.Expect(other.GetByTestId("team-group")).ToContainTextAsync("2 of 2 computers online");
        await Assertions.Expect(other.Locator(".cards.compact")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByTestId("usage-table").Locator("tbody tr")).ToHaveCountAsync(30);
        await Assertions.Expect(Card(other, "A").Locator("svg.strip")).ToHaveAttributeAsync("aria-label", new Regex("Hours with use today"));
    }

    private static ILocator Card(IPage page, string computer) => page.Locator($"[data-testid=computer-card][data-computer-id='{computer}']");

    private static ILocator Tile(IPage page, string name) => page.GetByTestId($"tile-{name}");
}
