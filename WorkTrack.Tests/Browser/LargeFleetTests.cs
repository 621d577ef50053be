using System.Text;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>A fleet that is larger than any screen, and a page that nobody sees.</summary>
[Collection(InBrowser.Name)]
public sealed class LargeFleetTests(Chromium chromium) : OnRunningServer(new ShiftedTime())
{
    private const int Computers = 600;

    [Theory]
    [InlineData("", "computer-card", 1440, 3)]
    [InlineData("", "computer-card", 390, 1)]
    [InlineData("?density=compact", "computer-card", 1440, 4)]
    [InlineData("?view=table", "computer-row", 1440, 1)]
    [InlineData("?view=table", "computer-row", 390, 1)]
    public async Task ScrolledThrough_DrawsOnlyWhatIsInSightAndReachesTheLast(string query, string item, int width, int columns)
    {
        await FillAsync();
        var page = await chromium.OpenPageAsync(new Uri(App.Address, query), width, 844);
        var items = page.GetByTestId(item);
        await Assertions.Expect(items.First).ToHaveAttributeAsync("data-computer-id", "PC-000");
        await LaidOutAsync(page);
        Assert.Equal(columns, await page.EvaluateAsync<int>("() => getComputedStyle(document.querySelector('.virtual')).gridTemplateColumns.split(' ').length"));

        foreach (var share in new[] { 0.25, 0.5, 0.75, 1 })
        {
            await page.EvaluateAsync("share => scrollTo(0, document.documentElement.scrollHeight * share)", share);

            // What is in the middle of the window is a computer, and not the ground behind.
            await page.WaitForFunctionAsync(
                """
                item => [...document.querySelectorAll(`[data-testid=${item}]`)].map(e => e.getBoundingClientRect())
                  .some(box => box.top <= innerHeight / 2 + 20 && box.bottom >= innerHeight / 2 - 20)
                """,
                item);
            Assert.InRange(await items.CountAsync(), 1, 80);
        }

        await Assertions.Expect(items.Last).ToHaveAttributeAsync("data-computer-id", "PC-599");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.card')].filter(card => card.scrollHeight > card.clientHeight).length"));
    }

    [Fact]
    public async Task FarDown_SearchedFor_ShowsWhatIsFound()
    {
        await FillAsync();
        var page = await chromium.OpenPageAsync(App.Address);
        await LaidOutAsync(page);
        await page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        await Assertions.Expect(page.GetByTestId("computer-card").Last).ToHaveAttributeAsync("data-computer-id", "PC-599");

        await page.GetByTestId("search").FillAsync("PC-01");

        await Assertions.Expect(page.GetByTestId("computer-card")).ToHaveCountAsync(10);
        await Assertions.Expect(page.GetByTestId("found")).ToHaveTextAsync("10 of 600 computers");
    }

    [Fact]
    public async Task HiddenTab_WhileReportsFlow_GetsNothingAndCatchesUpAtOnce()
    {
        await App.PostCounterAsync(5, "A");
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        var batches = 0;
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (Encoding.UTF8.GetString(frame.Binary ?? []).Contains("JS.RenderBatch", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref batches);
            }
        };
        await page.OpenAsync(App.Address);
        await Assertions.Expect(Usage(page)).ToHaveTextAsync("5 min");

        // Headless Chromium hides no tab, so the page is told what a browser would tell it, and the server's ear is watched.
        await HideAsync(page, true);
        await App.PostCounterAsync(6, "A");
        await page.WaitForFunctionAsync("async () => { for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame); return true; }");
        var before = batches;
        for (var i = 0; i < 40; i++)
        {
            using var answer = await App.PostAsync("/api/agent-data", $$"""{"type":"agent_data","computer_id":"A","computer_name":"name {{i}}"}""");
            answer.EnsureSuccessStatusCode();

            // Longer than screens are given between two looks.
            await page.WaitForFunctionAsync("since => performance.now() - since > 30", await page.EvaluateAsync<double>("() => performance.now()"));
        }

        Assert.Equal(before, batches);
        await HideAsync(page, false);

        await Assertions.Expect(page.GetByTestId("computer-card")).ToContainTextAsync("name 39");
        Assert.True(batches > before);
    }

    /// <summary>Waits until the page is as high as the whole fleet.</summary>
    private static async Task LaidOutAsync(IPage page) => await page.WaitForFunctionAsync("() => document.querySelector('.virtual[style]')");

    private static async Task HideAsync(IPage page, bool isHidden) => await page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        isHidden);

    private static ILocator Usage(IPage page) => page.GetByTestId("computer-card").GetByTestId("usage-today");

    private Task FillAsync() => Parallel.ForEachAsync(
        Enumerable.Range(0, Computers), TestContext.Current.CancellationToken, async (i, _) => await App.PostCounterAsync(i, $"PC-{i:000}"));
}
