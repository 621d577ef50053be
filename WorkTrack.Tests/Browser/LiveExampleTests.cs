using System.Text.Json;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>The example page of <c>worktrack-live.js</c>.</summary>
[Collection(InBrowser.Name)]
public sealed class LiveExampleTests(Chromium chromium) : OnRunningServer(new ShiftedTime())
{
    private const string Hostile = "<img src=x onerror=\"window.injected=true\"><script>window.injected=true</script>";

    // What a careful company allows a page, and no more.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'";

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Example_UnderAStrictPolicy_ShowsTheBoardAsTextOnly(int width, ColorScheme colours)
    {
        await ReportAsync(Hostile);
        await App.PostCounterAsync(125, "B");
        var page = await chromium.OpenPageAsync(new Uri("about:blank"), width, 844, colours);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) => errors.Add(message.Text);
        await page.RouteAsync("**/examples/live.html", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = [.. answer.Headers, new("Content-Security-Policy", Policy)] });
        });
        await page.GotoAsync(new Uri(App.Address, "examples/live.html").ToString());

        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
        await Assertions.Expect(Card(page, "A").Locator("h2")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(Card(page, "A").Locator(".user")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(Card(page, "A").Locator(".title")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(Card(page, "B").Locator(".minutes")).ToHaveTextAsync("2 h 05 min");
        await Assertions.Expect(page.Locator("#total")).ToHaveTextAsync("2");
        await ReportAsync("Orçamento 2027");
        await Assertions.Expect(Card(page, "A").Locator(".title")).ToHaveTextAsync("Orçamento 2027");
        await Assertions.Expect(Card(page, "B").Locator(".title")).ToHaveTextAsync("No window in front");

        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => window.injected === true"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Example_SignedOut_SaysSo()
    {
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        await page.RouteAsync("**/api/dashboard-stream*", route => route.FulfillAsync(new RouteFulfillOptions { Status = 401 }));

        await page.GotoAsync(new Uri(App.Address, "examples/live.html").ToString());

        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Please sign in to WorkTrack");
    }

    private static ILocator Card(IPage page, string computer) => page.Locator($".computer[data-computer-id='{computer}']");

    private async Task ReportAsync(string text)
    {
        using var answer = await App.PostAsync("/api/agent-data", JsonSerializer.Serialize(new
        {
            type = "agent_data",
            computer_id = "A",
            computer_name = text,
            user_name = text,
            usage_minutes = 5,
            active_window = new { window_title = text, program_name = text },
        }));
        answer.EnsureSuccessStatusCode();
    }
}
