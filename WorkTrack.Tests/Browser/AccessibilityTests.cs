using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>What WCAG 2.2 asks of pages on levels A and AA, as far as a machine can tell.</summary>
[Collection(InBrowser.Name)]
public sealed class AccessibilityTests(Chromium chromium) : OnRunningServer(new ShiftedTime(), ("Access:Open", "false"))
{
    private static readonly AxeRunOptions LevelsAAndAA = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task EveryPage_HasNoViolationOfLevelAOrAA(int width, ColorScheme colours)
    {
        if (colours == ColorScheme.Light != width > 1000)
        {
            LongRun.Only();
        }

        await Tour.FillAsync(App);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"), width, 844, colours);
        var found = new List<string>();
        foreach (var path in Tour.Outside)
        {
            await LookAsync(path);
        }

        await Tour.SignInAsync(page, App.Address, "root");
        foreach (var path in Tour.Inside)
        {
            await LookAsync(path);
        }

        // What opens over a page.
        await Tour.GoAsync(page, App.Address, "admin/users");
        await page.GetByTestId("add-user").ClickAsync();
        await Assertions.Expect(page.GetByTestId("user-name")).ToBeVisibleAsync();
        await CheckAsync("add user");
        await Tour.GoAsync(page, App.Address, "");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("PC");
        await Assertions.Expect(page.GetByTestId("search-result")).ToHaveCountAsync(3);
        await CheckAsync("search");
        await page.GetByTestId("language-menu").Locator("summary").ClickAsync();
        await CheckAsync("languages");
        if (width < 1100)
        {
            await page.Keyboard.PressAsync("Escape");
            await page.GetByTestId("menu").ClickAsync();
            await Assertions.Expect(page.GetByTestId("account-link")).ToBeVisibleAsync();
            await CheckAsync("menu");
        }

        Assert.Empty(found);

        async Task LookAsync(string path)
        {
            await Tour.GoAsync(page, App.Address, path);
            await CheckAsync(path);
        }

        async Task CheckAsync(string what)
        {
            // Colours that are on their way are measured as they are. An animation may also be given up.
            await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished)).then(() => true)");
            var result = await page.RunAxe(LevelsAAndAA);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"/{what}: {violation.Id} {node.Target} {node.Html}")));
        }
    }

    [Fact]
    public async Task Keyboard_SkipsToTheContent_AndFindsAComputer()
    {
        await Tour.FillAsync(App);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"));
        await Tour.SignInAsync(page, App.Address, "root");
        await Tour.GoAsync(page, App.Address, "?view=table");
        await Assertions.Expect(page.GetByTestId("computer-row")).ToHaveCountAsync(3);

        await page.GetByTestId("skip-link").FocusAsync();
        await Assertions.Expect(page.GetByTestId("skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.EndsWith("/?view=table", page.Url, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("c");
        await Assertions.Expect(page.GetByTestId("search-result")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByTestId("search-result").And(page.GetByRole(AriaRole.Option, new() { Selected = true }))).ToContainTextAsync("Recepção");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("computer-id")).ToHaveTextAsync("PC-1");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("excel");
        await Assertions.Expect(page.GetByTestId("search-result")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("search-result")).ToHaveCountAsync(0);
    }
}
