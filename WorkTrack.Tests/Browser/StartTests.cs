using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>The commands of the README, run as a newcomer runs them.</summary>
[Collection(InBrowser.Name)]
public sealed class StartTests(Chromium chromium) : IDisposable
{
    // As the tests were built, so that nothing has to be built again.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task DotnetRun_AnyEnvironment_ServesAStyledLivePage(string environment)
    {
        await using var server = ServerProcess.Start(
            _folder.Path,
            ["run", "--no-build", "--no-launch-profile", "--project", Path.Combine(ServerProcess.Repository, "WorkTrack.Web"), "-c", Configuration, "--", "--urls", "http://127.0.0.1:0"],
            ("ASPNETCORE_ENVIRONMENT", environment), ("Access__Open", "true"));

        await ServesAStyledLivePageAsync(server);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "data", "worktrack.db")), "Data lies in the current folder.");
        Assert.Equal(environment != "Development", server.Output.Contains("/setup?code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DotnetRun_NothingConfigured_ServesOnPort5080()
    {
        NeedsPort5080();
        await using var server = ServerProcess.Start(
            _folder.Path, ["run", "--no-build", "--project", Path.Combine(ServerProcess.Repository, "WorkTrack.Web"), "-c", Configuration]);

        Assert.Equal(5080, (await server.ListeningAsync()).Port);
        await ServesAStyledLivePageAsync(server);
    }

    [Fact]
    public async Task PublishedBuild_StartedFromAnotherFolder_ServesAStyledLivePageOnPort5080()
    {
        NeedsPort5080();
        var published = Path.Combine(_folder.Path, "published");
        await using (var publish = ServerProcess.Start(
            _folder.Path,
            ["publish", Path.Combine(ServerProcess.Repository, "WorkTrack.Web"), "--no-build", "-c", Configuration, "-o", published]))
        {
            Assert.True(await publish.ExitAsync() == 0, publish.Output);
        }

        await using var server = ServerProcess.Start(
            _folder.Path,
            [Path.Combine(published, "WorkTrack.Web.dll")],
            ("Access__Open", "true"));

        // The port stands nowhere but in appsettings.json, so that file was read.
        Assert.Equal(5080, (await server.ListeningAsync()).Port);
        await ServesAStyledLivePageAsync(server);
    }

    [Fact]
    public async Task Start_WithoutOpenAccess_PrintsALinkThatMakesTheFirstAdministrator()
    {
        await using var server = ServerProcess.Start(
            _folder.Path, [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", "http://127.0.0.1:0"]);
        var page = await OpenAsync(server);

        await Assertions.Expect(page.GetByText("Connect the first computer")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("banner-open")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("banner-tls")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("account-link")).ToHaveTextAsync("founder");
    }

    [Theory]
    [InlineData(1, "'migrat' is not a command", "migrat")]
    [InlineData(1, "is not a loopback address", "--urls", "http://0.0.0.0:0")]
    [InlineData(1, "is not an address to listen on", "--urls", "localhost:5080")]
    [InlineData(1, "ReportsPerMinute must be 0", "--WorkTrack:Ingest:ReportsPerMinute=-1")]
    [InlineData(1, "LifetimeSeconds at least 10", "--WorkTrack:Stream:LifetimeSeconds=9")]
    [InlineData(1, "is not a zone this machine knows", "--WorkTrack:TimeZone=Mars/Olympus")]
    [InlineData(1, "'a.example', which is not an origin", "--Cors:Origins=https://b.example,a.example")]
    [InlineData(1, "'https://a.example/path', which is not an origin", "--Cors:Origins:0=https://a.example/path")]
    [InlineData(1, "WORKTRACK_ADMIN_PASSWORD do not make an administrator", "--urls", "http://127.0.0.1:0", "--WORKTRACK_ADMIN_USER=root", "--WORKTRACK_ADMIN_PASSWORD=password2026")]
    [InlineData(1, "neither an address such as 10.0.0.7", "--ForwardedHeaders:KnownProxies=10.0.0.7,proxy.example")]
    [InlineData(0, "migrate", "--help")]
    [InlineData(0, "applied", "migrate")]
    public async Task Start_AsPeopleMistypeIt_SaysWhatToDoAndEnds(int exitCode, string said, params string[] arguments)
    {
        await using var server = ServerProcess.Start(
            _folder.Path, [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), .. arguments], ("Access__Open", "true"));

        Assert.True(await server.ExitAsync() == exitCode, server.Output);
        Assert.Contains(said, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecondServerOnTheSameData_SaysWhyAndEnds()
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", "http://127.0.0.1:0"];
        await using var first = ServerProcess.Start(_folder.Path, arguments, ("Access__Open", "true"));
        await first.ListeningAsync();
        await using var second = ServerProcess.Start(_folder.Path, arguments, ("Access__Open", "true"));

        Assert.Equal(1, await second.ExitAsync());
        Assert.Contains("Another WorkTrack uses the data directory", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_Started_ShowsALivingFleetApartFromRealData()
    {
        await using var server = ServerProcess.Start(
            _folder.Path,
            [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--demo", "--urls", "http://127.0.0.1:0"],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("DB_HOST", "database.invalid"));
        var page = await chromium.OpenPageAsync(await server.ListeningAsync());

        await Assertions.Expect(page.GetByTestId("banner-demo")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("tile-total")).ToHaveTextAsync("24");
        await Assertions.Expect(page.Locator("[data-testid=computer-card][data-status=online]").Nth(4)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-testid=usage-chart] .bars-column")).ToHaveCountAsync(7);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "data", "demo", "worktrack.db")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "data", "worktrack.db")));
    }

    [Fact]
    public async Task Terminate_WithOpenPageStreamAndHalfAReport_EndsCleanly()
    {
        await using var server = ServerProcess.Start(
            _folder.Path, [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", "http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        var address = await server.ListeningAsync();
        var page = await chromium.OpenPageAsync(address);
        await page.EvaluateAsync("() => { window.open = 0; new EventSource('/api/dashboard-stream').onmessage = () => window.open++; }");
        await page.WaitForFunctionAsync("() => window.open >= 3");

        using var slow = new TcpClient();
        await slow.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await slow.GetStream().WriteAsync(
            "POST /api/agent-data HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(),
            TestContext.Current.CancellationToken);

        await server.TerminateAsync();

        Assert.True(await server.ExitAsync() == 0, server.Output);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    /// <summary>On CI nothing else listens there; on a developer's machine the product itself may be running.</summary>
    private static void NeedsPort5080()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == 5080);
        Assert.SkipWhen(taken && Environment.GetEnvironmentVariable("CI") != "true", "Something else listens on port 5080.");
    }

    /// <summary>Opens the dashboard as a newcomer does: with one click, or by the link that the server has printed.</summary>
    private async Task<IPage> OpenAsync(ServerProcess server)
    {
        var page = await chromium.OpenPageAsync(await server.ListeningAsync());
        if (await page.GetByTestId("no-accounts").CountAsync() == 0)
        {
            return page;
        }

        await page.GotoAsync(await server.PrintedAsync("/setup?code="));
        await page.GetByTestId("name").FillAsync("founder");
        await page.GetByTestId("new-password").FillAsync(Visitor.Password);
        await page.GetByTestId("new-password-again").FillAsync(Visitor.Password);
        await page.GetByTestId("submit").ClickAsync();
        return page;
    }

    private async Task ServesAStyledLivePageAsync(ServerProcess server)
    {
        var address = await server.ListeningAsync();
        var page = await OpenAsync(server);
        await Assertions.Expect(page.GetByText("Connect the first computer")).ToBeVisibleAsync();
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Locator(".mud-appbar").First.EvaluateAsync<string>("bar => getComputedStyle(bar).backgroundColor"));
        Assert.True(await page.EvaluateAsync<bool>("async () => (await document.fonts.ready, document.fonts.size > 0)"));

        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsync(
            new Uri("/api/agent-data", UriKind.Relative),
            new StringContent("""{"type":"agent_data","computer_id":"A","usage_minutes":5}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assertions.Expect(page.GetByTestId("computer-card")).ToBeVisibleAsync();
    }
}
