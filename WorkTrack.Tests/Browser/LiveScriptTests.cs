using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary><c>worktrack-live.js</c> in one tab.</summary>
[Collection(InBrowser.Name)]
public sealed class LiveScriptTests(Chromium chromium) : OnRunningServer(new ShiftedTime(), ("Cors:Origins", "*"))
{
    private const string Stream = "**/api/dashboard-stream*";

    [Fact]
    public async Task Map_AfterReports_HoldsWhatTheBoardHolds()
    {
        await App.PostCounterAsync(5, "A");
        await App.PostCounterAsync(7, "B");
        var tab = await FollowAsync();
        await tab.ShowsBoardAsync(App.Client);

        for (var number = 0; number < 50; number++)
        {
            await PostAsync($"PC-{number % 7}", $"Planilha {number}");
        }

        await tab.ShowsBoardAsync(App.Client);
        await tab.UntilAsync("() => live.stats.total_computers === 9 && live.stats.total_usage_today === 12");
        Assert.Equal(["A", "B"], (await tab.ChangedAsync())[..2]);
        Assert.Equal(["connecting", "connected"], await StatusesAsync(tab));
    }

    [Fact]
    public async Task Map_ServerKilledAndStartedAgain_HoldsWhatTheNewServerHolds()
    {
        using var home = AppHome.OnSqlite();
        var first = Start(home, 0);
        Uri address;
        LiveTab tab;
        await using (first)
        {
            address = await first.ListeningAsync();
            using var client = new HttpClient { BaseAddress = address };
            await LiveTab.ReportAsync(client, "A", "Before");
            tab = await LiveTab.FollowAsync(await chromium.OpenPageAsync(new Uri("about:blank")), address);
            await tab.ShowsBoardAsync(client);
        }

        await tab.UntilAsync("() => live.status === 'reconnecting'");
        await using var second = Start(home, address.Port);
        await second.ListeningAsync();
        using var again = new HttpClient { BaseAddress = address };
        await LiveTab.ReportAsync(again, "B", "After");

        await tab.ShowsBoardAsync(again);
        await LiveTab.ReportAsync(again, "A", "After");
        await tab.ShowsBoardAsync(again);
        Assert.Equal("connected", (await StatusesAsync(tab))[^1]);
    }

    [Fact]
    public async Task Server_RefusesForEver_IsAskedForEverWithGrowingAndSpreadPauses()
    {
        const int Attempts = 40;
        int[] answers = [401, 503, 500, 404, 200];
        var asked = 0;
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        await page.Clock.InstallAsync();
        await page.RouteAsync(Stream, route => route.FulfillAsync(
            new RouteFulfillOptions { Status = answers[asked++ % answers.Length], ContentType = "text/html", Body = "<h1>Sign in</h1>" }));
        var tab = await LiveTab.FollowAsync(page, App.Address);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await tab.UntilAsync("count => told.states.filter(state => state.retryIn).length === count", attempt);
            await page.Clock.RunForAsync(30_000);
        }

        var refusals = (await tab.StatesAsync()).Where(state => state.TryGetProperty("retryIn", out _)).ToList();
        var pauses = refusals.Select(state => state.GetProperty("retryIn").GetInt32()).Take(Attempts).ToList();
        Assert.Equal(Attempts, pauses.Count);
        Assert.All(pauses.Index(), pause =>
        {
            var longest = Math.Min(30_000, 1000 * Math.Pow(2, pause.Index));
            Assert.InRange(pause.Item, longest / 4, longest);
        });
        Assert.True(pauses.Distinct().Count() > Attempts / 2, "Pauses are spread.");
        Assert.Equal(answers, refusals.Take(answers.Length).Select(state => state.GetProperty("httpStatus").GetInt32()));

        // And one day it is let in.
        await App.PostCounterAsync(5, "A");
        await page.UnrouteAsync(Stream);
        await tab.UntilAsync("count => told.states.filter(state => state.retryIn).length > count", Attempts);
        await page.Clock.RunForAsync(30_000);
        await tab.ShowsBoardAsync(App.Client);
    }

    [Fact]
    public async Task Server_SaysWhenToComeBack_IsNotAskedBefore()
    {
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        await page.RouteAsync(Stream, route => route.FulfillAsync(
            new RouteFulfillOptions { Status = 503, Headers = [new("Retry-After", "60")] }));
        var tab = await LiveTab.FollowAsync(page, App.Address);

        await tab.UntilAsync("() => live.state.httpStatus === 503");
        Assert.InRange((await tab.StatesAsync())[^1].GetProperty("retryIn").GetInt32(), 60_000, 61_000);
    }

    [Fact]
    public async Task Connection_ThatFallsSilent_IsGivenUpAndGoesOnWhereItWas()
    {
        // Takes the request and says nothing more, as a router does that forgot the connection.
        var ids = new List<string?>();
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        await page.Clock.InstallAsync();
        await App.PostCounterAsync(5, "A");
        var tab = await LiveTab.FollowAsync(page, App.Address);
        await tab.ShowsBoardAsync(App.Client);
        var isSilent = new TaskCompletionSource();
        await page.RouteAsync(Stream, async route =>
        {
            ids.Add(await route.Request.HeaderValueAsync("last-event-id"));
            if (ids.Count > 1)
            {
                await route.ContinueAsync();
            }

            isSilent.TrySetResult();
        });
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await tab.UntilAsync("() => live.state.retryIn > 0");
        await page.Clock.RunForAsync(1_000);
        await isSilent.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await PostAsync("B", "Meanwhile");

        await page.Clock.RunForAsync(48_000);

        await tab.ShowsBoardAsync(App.Client);
        Assert.Equal(2, ids.Count);
        Assert.Matches("^[0-9a-z]+-[0-9]+$", ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\r", 1)]
    [InlineData("\r\n", 7)]
    [InlineData("\n", 100_000)]
    public async Task Bytes_CutAnywhere_GiveTheSameTexts(string lineEnd, int pieceBytes)
    {
        string[] titles = ["data: x\n\nid: 7\r\n", "\u2028\u2029\u0085\ufeff", "😀 Relatório", "", ":", " leading", "\\n", "<b>&amp;"];
        var computers = titles.Select((title, number) => new { computer_id = $"PC-{number}", active_window = new { window_title = title } });
        var stats = new { total_computers = titles.Length };
        var whole = JsonSerializer.Serialize(new { type = "computers_update", data = new { computers = computers.Take(4), stats } });
        var changes = computers.Skip(4).Select(computer => JsonSerializer.Serialize(new { type = "computer_update", data = computer }));
        string[] lines =
        [
            ": comment", "retry: 3000", "", "id: 1-1", $"data: {whole}", "", "event", "unknown: field",
            .. changes.SelectMany(change => new[] { $"data:{change[..8]}", $"data: {change[8..]}", "" }),
            "data: {\"never\":\"complete\"}",
        ];
        var bytes = Encoding.UTF8.GetBytes("\ufeff" + string.Join(lineEnd, lines));
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));
        await page.AddInitScriptAsync(
            $$"""
            const bytes = Uint8Array.from(atob('{{Convert.ToBase64String(bytes)}}'), letter => letter.charCodeAt(0));
            window.fetch = async () => new Response(new ReadableStream({
              start(stream) {
                for (let from = 0; from < bytes.length; from += {{pieceBytes}}) stream.enqueue(bytes.slice(from, from + {{pieceBytes}}));
              },
            }), { headers: { 'Content-Type': 'text/event-stream' } });
            """);
        var tab = await LiveTab.FollowAsync(page, App.Address);

        await tab.UntilAsync($"() => live.computers.size === {titles.Length}");
        Assert.Equal(titles, await page.EvaluateAsync<string[]>("() => [...live.computers.values()].map(computer => computer.active_window.window_title)"));
    }

    [Fact]
    public async Task Close_WhileConnected_EndsTheConnectionForGood()
    {
        await App.PostCounterAsync(5, "A");
        using var open = new OpenRequests(App);
        var tab = await FollowAsync();
        await tab.ShowsBoardAsync(App.Client);
        await open.AreAsync(1);

        await tab.Page.EvaluateAsync("() => live.close()");

        await open.AreAsync(0);
        Assert.Equal(["connecting", "connected", "closed"], await StatusesAsync(tab));
        Assert.False(await tab.LeadsAsync());
    }

    [Fact]
    public async Task Script_OnAnotherOrigin_FollowsTheServerItCameFrom()
    {
        await App.PostCounterAsync(5, "A");

        // The same machine under another name is another origin.
        var wall = new UriBuilder(App.Address) { Host = App.Address.Host == "localhost" ? "127.0.0.1" : "localhost", Path = "/health/live" }.Uri;
        var page = await chromium.OpenPageAsync(new Uri("about:blank"));

        // It stands for somebody else's page, whose policy is its own; ours allows no other site's script.
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Page.setBypassCSP", new Dictionary<string, object> { ["enabled"] = true });
        await page.GotoAsync(wall.ToString());
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Url = new Uri(App.Address, "worktrack-live.js").ToString() });
        var tab = await LiveTab.BeginAsync(page);

        await tab.ShowsBoardAsync(App.Client);
        await PostAsync("B", "From far away");
        await tab.ShowsBoardAsync(App.Client);

        // It may also say where it was, which takes a preflight.
        var resumed = page.WaitForRequestAsync(Stream);
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        Assert.NotNull(await (await resumed).HeaderValueAsync("last-event-id"));
        await tab.UntilAsync("() => told.states.some(state => state.status === 'reconnecting') && live.status === 'connected'");
        await PostAsync("B", "Again");
        await tab.ShowsBoardAsync(App.Client);
    }

    private static ServerProcess Start(AppHome home, int port) => ServerProcess.Start(
        home.DataDirectory,
        [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", $"http://127.0.0.1:{port}"],
        [.. home.Settings.Append(("Logging:LogLevel:Microsoft.Hosting", "Information"))
            .Select(setting => (setting.Item1.Replace(":", "__", StringComparison.Ordinal), setting.Item2))]);

    private static async Task<List<string?>> StatusesAsync(LiveTab tab) =>
        [.. (await tab.StatesAsync()).Select(state => state.GetProperty("status").GetString())];

    private async Task<LiveTab> FollowAsync() => await LiveTab.FollowAsync(await chromium.OpenPageAsync(new Uri("about:blank")), App.Address);

    private Task PostAsync(string computer, string title) => LiveTab.ReportAsync(App.Client, computer, title);
}
