using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>The page of a computer as a supervisor walks through it.</summary>
[Collection(InBrowser.Name)]
public sealed class ComputerTests : OnRunningServer
{
    private const string Hostile = "<img src=x onerror=\"window.injected=true\"><script>window.injected=true</script>";

    private readonly ShiftedTime _time;
    private readonly Chromium _chromium;

    public ComputerTests(Chromium chromium)
        : this(chromium, new ShiftedTime())
    {
    }

    private ComputerTests(Chromium browser, ShiftedTime time)
        : base(time) => (_chromium, _time) = (browser, time);

    [Fact]
    public async Task Card_Opened_LeadsToTotalsOfTodayAndOfTheDayBefore()
    {
        var now = _time.GetUtcNow();
        _time.Advance(now.Date.AddHours(36) - now.UtcDateTime);
        await ReportAsync(40);
        _time.Advance(TimeSpan.FromDays(1));
        await ReportAsync(5);
        var page = await _chromium.OpenPageAsync(App.Address);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        // The heading gets the focus when the page is there; before that it would be taken away again.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.GetByTestId("computer-card").GetByRole(AriaRole.Link).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/computers/PC\\.1$"));
        await Assertions.Expect(page.GetByTestId("day-active")).ToHaveTextAsync("5 min");
        await page.EvaluateAsync("() => { window.notReloaded = true; }");

        await page.GetByTestId("day-before").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("\\?day=[0-9-]{10}$"));
        await Assertions.Expect(page.GetByTestId("day-active")).ToHaveTextAsync("40 min");
        await page.GetByTestId("timeline").Locator(".timeline-bar").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(".timeline-chosen")).ToContainTextAsync(Hostile);

        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("day-active")).ToHaveTextAsync("5 min");
        await Assertions.Expect(page.GetByTestId("window-title")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(page.GetByTestId("programs")).ToContainTextAsync(Hostile);
        Assert.True(await page.EvaluateAsync<bool>("() => window.notReloaded"));
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => window.injected === true"));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Timeline_ZoomedByKeyboard_IsInTheAddressAndGoesBack()
    {
        var now = _time.GetUtcNow();
        _time.Advance(now.Date.AddHours(36) - now.UtcDateTime);
        await ReportAsync(40);
        var page = await _chromium.OpenPageAsync(new Uri(App.Address, "computers/PC.1"));
        await Assertions.Expect(page.GetByTestId("zoom-parts").GetByRole(AriaRole.Link)).ToHaveCountAsync(8);

        await page.GetByTestId("zoom-parts").GetByRole(AriaRole.Link).Nth(3).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/computers/PC\.1\?zoom=09-12$"));
        await Assertions.Expect(page.GetByTestId("zoom-parts").GetByRole(AriaRole.Link)).ToHaveCountAsync(3);
        await page.GetByTestId("zoom-parts").GetByRole(AriaRole.Link).Nth(1).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?zoom=10-11$"));
        await Assertions.Expect(page.Locator(".timeline-hours span").Nth(1)).ToHaveTextAsync("10:05");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".timeline-hours span").Nth(1)).ToHaveTextAsync("10:05");
        await page.GetByTestId("zoom-all").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".timeline-hours span").Nth(1)).ToHaveTextAsync("03");
    }

    [Fact]
    public async Task Computer_RenamedNotedAndArchivedOnOneScreen_FollowsOnAnother()
    {
        await ReportAsync(40);
        var ours = await _chromium.OpenPageAsync(new Uri(App.Address, "computers/PC.1"));
        var theirs = await _chromium.OpenPageAsync(new Uri(App.Address, "computers/PC.1"));
        var board = await _chromium.OpenPageAsync(App.Address);

        await ours.GetByTestId("given-name").FillAsync("Front desk");
        await ours.GetByTestId("rename").ClickAsync();
        await ours.GetByTestId("note-text").FillAsync(Hostile);
        await ours.GetByTestId("add-note").ClickAsync();

        await Assertions.Expect(theirs.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Front desk");
        await Assertions.Expect(theirs.Locator(".note-text")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(board.GetByTestId("computer-card")).ToContainTextAsync("Front desk");
        Assert.False(await theirs.EvaluateAsync<bool>("() => window.injected === true"));

        await ours.GetByTestId("archive").ClickAsync();
        await Assertions.Expect(board.GetByTestId("computer-card")).ToHaveCountAsync(0);
        await Assertions.Expect(theirs.GetByTestId("archived")).ToBeVisibleAsync();

        await ReportAsync(41);
        await Assertions.Expect(board.GetByTestId("computer-card")).ToContainTextAsync("Front desk");
        await Assertions.Expect(theirs.GetByTestId("archived")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_NarrowWindow_NothingSticksOutSideways()
    {
        await ReportAsync(125);
        var page = await _chromium.OpenPageAsync(new Uri(App.Address, "computers/PC.1"), 360, 740, ColorScheme.Dark);

        await Assertions.Expect(page.GetByTestId("day-active")).ToBeVisibleAsync();
        await page.GetByText("Day by day").ClickAsync();

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
    }

    private async Task ReportAsync(int counter)
    {
        using var answer = await App.PostAsync("/api/agent-data", JsonSerializer.Serialize(new
        {
            type = "agent_data",
            computer_id = "PC.1",
            computer_name = Hostile,
            user_name = Hostile,
            os_info = Hostile,
            usage_minutes = counter,
            active_window = new { window_title = Hostile, program_name = Hostile },
        }));
        answer.EnsureSuccessStatusCode();
    }
}
