using Bunit;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

public sealed class DashboardPageTests : DashboardContext
{
    public DashboardPageTests() =>
        // These are about the page; the chart on it waits.
        Database.Gate = cancellation => Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellation);

    [Fact]
    public async Task Page_NoComputer_TellsHowToConnectOneUntilThereIs()
    {
        var page = Render<DashboardPage>();
        Assert.Single(page.FindAll("[data-testid=first-computer]"));

        Board.Apply(Computer("PC-1", "one"));

        await page.WaitForElementAsync("[data-testid=computer-card]");
        Assert.Empty(page.FindAll("[data-testid=first-computer]"));
    }

    [Fact]
    public void Page_SomeComputers_ShowsFiguresAndSortedCards()
    {
        Fill("zeta", "Alpha", "beta");

        var page = Render<DashboardPage>();

        Assert.Equal("3", page.Find("[data-testid=tile-total]").TextContent);
        Assert.Equal("3", page.Find("[data-testid=tile-online]").TextContent);
        Assert.Equal(["Alpha", "beta", "zeta"], Names(page));
    }

    [Fact]
    public async Task Page_OneComputerChanged_DrawsOnlyItsCard()
    {
        Fill("one", "two");
        var page = Render<DashboardPage>();
        var (one, two) = (Card(page, "one"), Card(page, "two"));
        var (oneDrawn, twoDrawn) = (one.RenderCount, two.RenderCount);

        Time.Advance(TimeSpan.FromSeconds(1));
        Board.Apply(Computer("two", "two", usage: 7));

        await page.WaitForAssertionAsync(() => Assert.Equal("7 min", two.Find("[data-testid=usage-today]").TextContent));
        Assert.Equal(oneDrawn, one.RenderCount);
        Assert.Equal(twoDrawn + 1, two.RenderCount);
    }

    [Fact]
    public async Task Page_ReportThatChangesNothing_ShowsItsAgeAfterTenSeconds()
    {
        Fill("one");
        var page = Render<DashboardPage>();
        Time.Advance(TimeSpan.FromSeconds(5));
        Board.Apply(Computer("one", "one"));

        Time.Advance(TimeSpan.FromSeconds(5));

        await page.WaitForAssertionAsync(() =>
            Assert.Equal("2026-11-23T11:00:05.0000000Z", page.Find("time").GetAttribute("datetime")));
    }

    [Fact]
    public async Task Search_WhileTyping_NarrowsTheCardsAndClears()
    {
        Fill("Recepção", "Finance");
        var page = Render<DashboardPage>();

        await page.Find("input").InputAsync(new() { Value = "recepcao" });
        Assert.Equal(["Recepção"], Names(page));

        await page.Find("input").InputAsync(new() { Value = "nothing like it" });
        Assert.Empty(Names(page));
        Assert.Contains("No computer matches", page.Find("[data-testid=no-match]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=clear-filter]").ClickAsync(new());
        Assert.Equal(["Finance", "Recepção"], Names(page));
    }

    [Fact]
    public async Task Filter_Offline_ShowsThoseThatFellSilent()
    {
        Fill("silent");
        Time.Advance(ReportRhythm.Unknown.OnlineWindow);
        Fill("loud");
        Board.Sweep();
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=filter-offline]").ClickAsync(new());

        Assert.Equal(["silent"], Names(page));
        Assert.Equal("true", page.Find("[data-testid=filter-offline]").GetAttribute("aria-pressed"));
        Assert.Equal("offline", page.Find("[data-testid=computer-card]").GetAttribute("data-status"));
    }

    [Fact]
    public async Task Filter_Idle_ShowsThoseThatNobodyUses()
    {
        Fill("used", "idle");
        Board.Apply(Computer("idle", "idle") with { User = new UserState(UserActivity.Locked, Time.GetUtcNow().AddMinutes(-5), Time.GetUtcNow()) });
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=filter-idle]").ClickAsync(new());

        Assert.Equal(["idle"], Names(page));
        Assert.Equal("Locked since 11:55", page.Find("[data-testid=status]").TextContent.Trim());
    }

    [Fact]
    public async Task Page_MoreComputersThanABrowserLikes_ShowsThemInPortions()
    {
        const int count = DashboardPage.CardsAtATime + 5;
        Fill([.. Enumerable.Range(0, count).Select(i => $"PC-{i:000}")]);
        var page = Render<DashboardPage>();
        Assert.Equal(DashboardPage.CardsAtATime, page.FindComponents<ComputerCard>().Count);

        await page.Find("[data-testid=show-more]").ClickAsync(new());

        Assert.Equal(count, page.FindComponents<ComputerCard>().Count);
        Assert.Empty(page.FindAll("[data-testid=show-more]"));
    }

    private static IRenderedComponent<ComputerCard> Card(IRenderedComponent<DashboardPage> page, string id) =>
        page.FindComponents<ComputerCard>().Single(card => card.Instance.State.Id == ComputerId.Parse(id));

    private static IEnumerable<string> Names(IRenderedComponent<DashboardPage> page) =>
        page.FindAll("[data-testid=computer-card] h2").Select(name => name.TextContent);

    private void Fill(params string[] names)
    {
        foreach (var (index, name) in names.Index())
        {
            Board.Apply(Computer(ComputerId.TryParse(name, out _) ? name : $"PC-{index}", name));
        }
    }
}
