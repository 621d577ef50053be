using Microsoft.Playwright;
using WorkTrack.Bench.Stores;

namespace WorkTrack.Bench.Screens;

/// <summary>A real Chromium with the page in front, which notes when what it was told of is in its document.</summary>
internal sealed class WatchedScreen : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private WatchedScreen(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Starts the browser, with an empty page.</summary>
    public static async Task<WatchedScreen> StartAsync()
    {
        var program = ProgramPath.Find("chromium") ?? throw new InvalidOperationException("chromium is not installed.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Arguments });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        return new WatchedScreen(playwright, browser, page);
    }

    /// <summary>Opens a page and waits until computers are drawn on it.</summary>
    /// <returns>How long the page took to show the first computer, by its own clock, in milliseconds.</returns>
    public async Task<double> OpenAsync(Uri address)
    {
        await Page.AddInitScriptAsync(
            """
            new MutationObserver((_, observer) => {
              if (document.querySelector('[data-testid=computer-card]')) {
                window.shownAfter = performance.now();
                observer.disconnect();
              }
            }).observe(document, { childList: true, subtree: true });
            """);
        await Page.GotoAsync(address.ToString());
        if (Page.GetByTestId("developer-sign-in") is var developer && await developer.CountAsync() > 0)
        {
            await developer.ClickAsync();
        }

        await Page.WaitForFunctionAsync("() => window.shownAfter");
        return await Page.EvaluateAsync<double>("() => window.shownAfter");
    }

    /// <summary>From now on notes how old each report is when it is drawn.</summary>
    public Task WatchAsync() => Page.EvaluateAsync(
        """
        () => {
          window.ages = [];
          const note = text => {
            const sent = /^sent (\d+) /.exec(text);
            if (sent) window.ages.push(Date.now() - Number(sent[1]));
          };
          new MutationObserver(changes => {
            for (const change of changes) {
              if (change.type === 'characterData') note(change.target.data);
              else change.addedNodes.forEach(node => {
                if (node.nodeType === Node.TEXT_NODE) note(node.data);
                else if (node.nodeType === Node.ELEMENT_NODE) node.querySelectorAll('[data-testid=window-title]').forEach(title => note(title.textContent));
              });
            }
          }).observe(document.querySelector('.virtual'), { childList: true, subtree: true, characterData: true });
        }
        """);

    /// <summary>What was noted, in milliseconds.</summary>
    public Task<double[]> AgesAsync() => Page.EvaluateAsync<double[]>("() => window.ages");

    /// <summary>Searches for a computer, and waits until it alone is there.</summary>
    /// <returns>How long that took, in milliseconds.</returns>
    public async Task<double> SearchAsync(string computer)
    {
        await Page.EvaluateAsync(
            """
            computer => {
              const from = performance.now();
              const isAlone = () => {
                const cards = document.querySelectorAll('[data-testid=computer-card]');
                return cards.length === 1 && cards[0].dataset.computerId === computer;
              };
              window.found = new Promise(resolve => new MutationObserver(() => {
                if (isAlone()) resolve(performance.now() - from);
              }).observe(document.body, { childList: true, subtree: true }));
              const search = document.querySelector('[data-testid=search]');
              search.value = computer;
              search.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """,
            computer);
        return await Page.EvaluateAsync<double>("() => window.found");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
