using Microsoft.Playwright;
using WorkTrack.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace WorkTrack.Tests.Support;

/// <summary>A real Chromium, started when first needed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly List<(string? Test, IBrowserContext Context)> _open = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// A page of its own: no cookies or storage of other tests. A script may run before those of each page. Pages of the tests
    /// before are closed: they would ask for servers that are gone, for as long as the browser lives.
    /// </summary>
    public async Task<IPage> OpenPageAsync(
        Uri address, int width = 1440, int height = 900, ColorScheme colours = ColorScheme.Light, string? before = null, string? language = null)
    {
        var browser = await StartAsync();
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var earlier in _open.Where(open => open.Test != test).ToList())
        {
            await earlier.Context.CloseAsync();
            _open.Remove(earlier);
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            Locale = language,
        });
        _open.Add((test, context));
        var page = await context.NewPageAsync();
        if (before is not null)
        {
            await page.AddInitScriptAsync(before);
        }

        await page.OpenAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        // The same browser without what nobody sees of it: it takes a third less time.
        var program = Requirement.Program("chromium-headless-shell", "chromium");
        await _starting.WaitAsync();
        try
        {
            // How long a page may take is not what these tests ask; a busy machine must not fail them.
            Assertions.SetDefaultExpectTimeout(20_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }
}

internal static class PageOpening
{
    /// <summary>Goes to an address. A server under development asks for one click; where it does not, the test signs in itself.</summary>
    public static async Task OpenAsync(this IPage page, Uri address)
    {
        await page.GotoAsync(address.ToString());
        if (page.GetByTestId("developer-sign-in") is var developer && await developer.CountAsync() > 0)
        {
            await developer.ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        }
    }
}
