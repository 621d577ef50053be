using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

/// <summary>A browser that is slow to say where it is now: what is clicked meanwhile builds on what was clicked before.</summary>
public sealed class PageAddressTests : DashboardPageContext
{
    private readonly SlowBrowser _browser = new();

    public PageAddressTests()
    {
        Services.AddSingleton<NavigationManager>(_browser);
        Fill("one", "two");
    }

    [Fact]
    public async Task Clicks_BeforeTheBrowserAnswers_AllHold()
    {
        var page = Render<DashboardPage>();

        await ClickAsync(page, "group-team");
        await ClickAsync(page, "compact");
        await ClickAsync(page, "filter-online");
        await AnswerAsync(page);
        Assert.EndsWith("/?group=team", Address, StringComparison.Ordinal);
        await ClickAsync(page, "view-table");
        await ClickAsync(page, "sort-usage");
        Assert.Single(page.FindAll(".rows.compact"));
        for (var i = 0; i < 4; i++)
        {
            await AnswerAsync(page);
        }

        Assert.Equal(
            ["density=compact", "group=team", "sort=usage", "status=online", "view=table"],
            new Uri(Address).Query[1..].Split('&').Order(StringComparer.Ordinal));
        Assert.Single(page.FindAll(".rows.compact"));
        Assert.Single(page.FindAll("[data-testid=team-group]"));
        Assert.Equal("true", page.Find("[data-testid=filter-online]").GetAttribute("aria-pressed"));
        Assert.Equal("descending", page.Find(".table-head .row-usage").GetAttribute("aria-sort"));
        Assert.Equal(0, _browser.Unanswered);
    }

    [Fact]
    public async Task Letters_TypedBeforeTheBrowserAnswers_StayAsTheyAre()
    {
        var page = Render<DashboardPage>();
        await ClickAsync(page, "compact");
        await page.Find("[data-testid=search]").InputAsync(new() { Value = "two" });

        await AnswerAsync(page);

        Assert.Equal(["two"], Names(page));
    }

    [Fact]
    public async Task Link_FollowedMeanwhile_IsReadAndSoIsWhatComesAfterIt()
    {
        var page = Render<DashboardPage>();
        await ClickAsync(page, "compact");

        await page.InvokeAsync(() => _browser.GoTo("/?q=one"));
        Assert.Equal(["one"], Names(page));
        Assert.Empty(page.FindAll(".cards.compact"));
        await AnswerAsync(page);

        Assert.Equal(["one", "two"], Names(page));
        Assert.Single(page.FindAll(".cards.compact"));
    }

    [Fact]
    public async Task SameAgain_IsNotWritten()
    {
        var page = Render<DashboardPage>();

        await ClickAsync(page, "view-cards");
        Assert.Equal(0, _browser.Unanswered);
        await ClickAsync(page, "compact");
        await ClickAsync(page, "view-cards");

        Assert.Equal(1, _browser.Unanswered);
    }

    private static Task ClickAsync(IRenderedComponent<DashboardPage> page, string button) => page.Find($"[data-testid={button}]").ClickAsync(new());

    private Task AnswerAsync(IRenderedComponent<DashboardPage> page) => page.InvokeAsync(_browser.Answer);

    private sealed class SlowBrowser : NavigationManager
    {
        private readonly Queue<string> _asked = [];

        public SlowBrowser() => Initialize("http://localhost/", "http://localhost/");

        public int Unanswered => _asked.Count;

        public void Answer() => GoTo(_asked.Dequeue());

        public void GoTo(string address)
        {
            Uri = ToAbsoluteUri(address).AbsoluteUri;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => _asked.Enqueue(uri);
    }
}
