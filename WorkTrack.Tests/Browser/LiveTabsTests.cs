using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary><c>worktrack-live.js</c> in several tabs of one browser.</summary>
[Collection(InBrowser.Name)]
public sealed class LiveTabsTests(Chromium chromium) : OnRunningServer(new ShiftedTime())
{
    [Fact]
    public async Task Tabs_OneAfterTheOtherLosesTheConnection_ShareOneAndMissNothing()
    {
        const int Computers = 30;
        using var open = new OpenRequests(App);
        var (tabs, requests) = await OpenAsync(5);
        await open.AreAsync(1);
        Assert.Single(requests);

        var number = 0;
        while (tabs.Count > 1)
        {
            var leader = await LeaderAsync(tabs);
            tabs.Remove(leader);
            var reports = ReportAsync(number, Computers);
            await leader.Page.CloseAsync();
            await reports;
            number += Computers;

            foreach (var tab in tabs)
            {
                await tab.ShowsBoardAsync(App.Client);
            }

            await open.AreAsync(1);
        }

        // Each was told of every computer, and the last one of them by four leaders before itself.
        var expected = Enumerable.Range(0, number).Select(one => $"PC-{one}").ToHashSet();
        Assert.Equal(expected, (await tabs[0].ChangedAsync()).ToHashSet());
        Assert.Equal(5, requests.Count);
        Assert.All(requests.Skip(1), request => Assert.True(request.Headers.ContainsKey("last-event-id"), "It goes on where its forerunner was."));
    }

    [Fact]
    public async Task Tabs_LeaderGoesToAnotherPageOrCloses_AnotherTakesOver()
    {
        using var open = new OpenRequests(App);
        var (tabs, _) = await OpenAsync(3);

        var first = await LeaderAsync(tabs);
        tabs.Remove(first);
        await first.Page.EvaluateAsync("() => live.close()");
        await LiveTab.ReportAsync(App.Client, "A", "After the first");
        var second = await LeaderAsync(tabs);
        tabs.Remove(second);
        await second.Page.GotoAsync("about:blank");
        await LiveTab.ReportAsync(App.Client, "A", "After the second");

        await tabs[0].ShowsBoardAsync(App.Client);
        await tabs[0].UntilAsync("() => live.state.leads && live.status === 'connected'");
        await open.AreAsync(1);
        Assert.DoesNotContain(await tabs[0].StatesAsync(), state => state.GetProperty("status").GetString() == "reconnecting");
    }

    [Fact]
    public async Task Tabs_PageComesBackFromTheHistory_FollowsAgain()
    {
        var (tabs, _) = await OpenAsync(1);
        await tabs[0].Page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        await LiveTab.ReportAsync(App.Client, "A", "While nobody looked");

        await tabs[0].Page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

        await tabs[0].ShowsBoardAsync(App.Client);
    }

    [Fact]
    public async Task Tabs_LeaderDoesNotAnswer_AnotherTakesTheConnection()
    {
        using var open = new OpenRequests(App);
        var (tabs, _) = await OpenAsync(2, page => page.Clock.InstallAsync());
        var leader = await LeaderAsync(tabs);
        tabs.Remove(leader);
        var follower = tabs[0];

        // A browser that saves power freezes tabs, and keeps what they have.
        var freezer = await leader.Page.Context.NewCDPSessionAsync(leader.Page);
        await SetLifeAsync(freezer, "frozen");
        await LiveTab.ReportAsync(App.Client, "A", "While it slept");
        await follower.Page.Clock.RunForAsync(60_000);

        await follower.UntilAsync("() => live.state.leads");
        await follower.ShowsBoardAsync(App.Client);

        // The tab that wakes up hears that it no longer has the connection.
        await SetLifeAsync(freezer, "active");
        await leader.UntilAsync("() => !live.state.leads");
        await open.AreAsync(1);
        await LiveTab.ReportAsync(App.Client, "A", "Together again");
        await leader.ShowsBoardAsync(App.Client);
        await follower.ShowsBoardAsync(App.Client);
    }

    [Fact]
    public async Task Tabs_LeaderInTheBackground_IsWokenByOneThatIsAwake()
    {
        var (tabs, requests) = await OpenAsync(2, page => page.Clock.InstallAsync());
        var leader = await LeaderAsync(tabs);
        tabs.Remove(leader);

        // The connection is given up, and the timer that would begin it again never comes: browsers slow down hidden tabs.
        await leader.Page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().AddMinutes(2).UtcDateTime);
        await LiveTab.ReportAsync(App.Client, "A", "Seen by the one that is awake");

        await tabs[0].ShowsBoardAsync(App.Client);
        Assert.Equal(2, requests.Count);
        Assert.True(await leader.LeadsAsync());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Tabs_MayNoLongerRead_ForgetEverythingUntilTheyMayAgain(int status)
    {
        await LiveTab.ReportAsync(App.Client, "A", "Not for everybody");
        var (tabs, _) = await OpenAsync(2);
        const string Stream = "**/api/dashboard-stream*";
        await tabs[0].Page.Context.RouteAsync(Stream, route => route.FulfillAsync(new RouteFulfillOptions { Status = status }));

        await tabs[0].Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        foreach (var tab in tabs)
        {
            await tab.UntilAsync("() => live.computers.size === 0 && live.stats === null && told.removed.includes('A')");
        }

        await tabs[0].Page.Context.UnrouteAsync(Stream);
        foreach (var tab in tabs)
        {
            await tab.ShowsBoardAsync(App.Client);
        }
    }

    [Fact]
    public async Task Tabs_BrowserWithoutLocks_HaveOneConnectionEach()
    {
        using var open = new OpenRequests(App);
        var (tabs, requests) = await OpenAsync(2, page => page.AddInitScriptAsync("delete Navigator.prototype.locks"));
        await open.AreAsync(2);

        await LiveTab.ReportAsync(App.Client, "A", "To both");

        await tabs[0].ShowsBoardAsync(App.Client);
        await tabs[1].ShowsBoardAsync(App.Client);
        Assert.Equal(2, requests.Count);
    }

    private static Task<JsonElement?> SetLifeAsync(ICDPSession session, string state) =>
        session.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = state });

    private static async Task<LiveTab> LeaderAsync(List<LiveTab> tabs)
    {
        await Task.WhenAny(tabs.Select(tab => tab.UntilAsync("() => live.state.leads")));
        var leads = await Task.WhenAll(tabs.Select(tab => tab.LeadsAsync()));
        return tabs[Assert.Single(leads.Index(), tab => tab.Item).Index];
    }

    private async Task ReportAsync(int first, int count)
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            await LiveTab.ReportAsync(App.Client, $"PC-{number}", $"Planilha {number}");
        }
    }

    private async Task<(List<LiveTab> Tabs, List<IRequest> Requests)> OpenAsync(int count, Func<IPage, Task>? prepare = null)
    {
        var requests = new List<IRequest>();
        var first = await chromium.OpenPageAsync(new Uri("about:blank"));
        first.Context.Request += (_, request) =>
        {
            if (Regex.IsMatch(request.Url, "dashboard-stream"))
            {
                requests.Add(request);
            }
        };
        var tabs = new List<LiveTab>();
        while (tabs.Count < count)
        {
            var page = tabs.Count == 0 ? first : await first.Context.NewPageAsync();
            await (prepare?.Invoke(page) ?? Task.CompletedTask);
            tabs.Add(await LiveTab.FollowAsync(page, App.Address));
            await tabs[^1].UntilAsync("() => live.stats !== null && live.status === 'connected'");
        }

        return (tabs, requests);
    }
}
