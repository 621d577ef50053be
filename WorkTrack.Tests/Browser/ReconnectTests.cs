using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>A page whose server or line goes away is back without anybody's help, whatever it was that went.</summary>
[Collection(InBrowser.Name)]
public sealed class ReconnectTests(Chromium chromium) : IDisposable
{
    private const string NotReloaded = "() => window.notReloaded === true";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ServerKilledAndStartedAgain_PageComesBackAsItWas()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        IPage page;
        await using (var first = Start(address))
        {
            await first.ListeningAsync();
            await PostAsync(address, "A", "before");
            page = await chromium.OpenPageAsync(new Uri(address, "?status=online&view=table"));
            await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("before");
        }

        // Killed, as the block has ended.
        await Assertions.Expect(page.GetByText("The connection was lost")).ToBeVisibleAsync();
        Assert.NotEqual(0, await page.GetByTestId("computer-row").CountAsync());

        await using var second = Start(address);
        await second.ListeningAsync();
        await PostAsync(address, "A", "after");

        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("after");
        await Assertions.Expect(page.GetByText("The connection was lost")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByTestId("filter-online")).ToHaveAttributeAsync("aria-pressed", "true");
        await PostAsync(address, "A", "live again");
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("live again");
    }

    [Fact]
    public async Task LineCut_CircuitGoesOnWithoutAReload()
    {
        await using var server = Start(new Uri("http://127.0.0.1:0"));
        var address = await server.ListeningAsync();
        var isCut = false;
        await using var line = new FaultProxy(address.Port, _ => isCut ? Fault.Reset : Fault.None).Start();
        await PostAsync(address, "A", "before");
        var page = await chromium.OpenPageAsync(new Uri($"http://127.0.0.1:{line.Port}"));
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("before");
        await page.EvaluateAsync("() => { window.notReloaded = true; }");

        isCut = true;
        await PostAsync(address, "A", "meanwhile");
        await Assertions.Expect(page.GetByText("The connection was lost")).ToBeVisibleAsync();
        isCut = false;

        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("meanwhile");
        await Assertions.Expect(page.GetByText("The connection was lost")).ToBeHiddenAsync();
        await PostAsync(address, "A", "live again");
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("live again");
        Assert.True(await page.EvaluateAsync<bool>(NotReloaded));
    }

    [Fact]
    public async Task ScriptThatDidNotArrive_PageIsLoadedAgain()
    {
        await using var server = Start(new Uri("http://127.0.0.1:0"));
        var address = await server.ListeningAsync();
        await PostAsync(address, "A", "there");
        var page = await chromium.OpenPageAsync(address);
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("there");
        var losses = 0;
        await page.RouteAsync("**/blazor.web*.js", route => ++losses == 1 ? route.AbortAsync() : route.ContinueAsync());

        await page.GotoAsync(address.ToString());

        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("there");
        Assert.Equal(2, losses);
    }

    [Fact]
    public async Task CircuitThatEndedInAnError_PageIsLoadedAgainAfterItWasRead()
    {
        await using var server = Start(new Uri("http://127.0.0.1:0"));
        var address = await server.ListeningAsync();
        await PostAsync(address, "A", "there");
        var page = await chromium.OpenPageAsync(address);
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("there");
        await page.EvaluateAsync("() => { window.notReloaded = true; }");

        // As Blazor does when the server says that the circuit is broken.
        await page.EvaluateAsync("() => { document.getElementById('blazor-error-ui').style.display = 'block'; }");

        await page.WaitForFunctionAsync("() => !window.notReloaded");
        await Assertions.Expect(Title(page, "A")).ToHaveTextAsync("there");
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    private ServerProcess Start(Uri address) => ServerProcess.Start(
        _folder.Path, [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", address.ToString()],
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("WorkTrack__Ingest__ReportsPerMinute", "0"));

    private static async Task PostAsync(Uri address, string computer, string title)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsync(
            new Uri("/api/agent-data", UriKind.Relative),
            new StringContent(
                $$$"""{"type":"agent_data","computer_id":"{{{computer}}}","active_window":{"window_title":"{{{title}}}"}}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static ILocator Title(IPage page, string computer) => page.Locator($"[data-computer-id='{computer}'] [data-testid=window-title]");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
