using Bunit;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

public sealed class DashboardPageTests : DashboardPageContext
{
    [Fact]
    public async Task Page_NoComputer_TellsHowToConnectOneUntilThereIs()
    {
        var page = Render<DashboardPage>();
        Assert.Single(page.FindAll("[data-testid=first-computer]"));

        Time.Advance(ScreenBoard.Interval);
        Board.Apply(Computer("PC-1", "one"));

        await page.WaitForElementAsync("[data-testid=computer-card]");
        Assert.Empty(page.FindAll("[data-testid=first-computer]"));
    }

    [Fact]
    public async Task Page_AllComputersArchived_SaysSoAndLeadsToThem()
    {
        Fill("PC-1", "PC-2");
        var page = Render<DashboardPage>();

        Time.Advance(ScreenBoard.Interval);
        Board.Archive(ComputerId.Parse("PC-1"), Time.GetUtcNow());
        Board.Archive(ComputerId.Parse("PC-2"), Time.GetUtcNow());

        await page.WaitForElementAsync("[data-testid=all-archived]");
        Assert.Contains("2 computers are in the archive", page.Find("[data-testid=all-archived]").TextContent, StringComparison.Ordinal);
        Assert.Equal("archive", page.Find("[data-testid=to-archive]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=first-computer]"));

        Time.Advance(TimeSpan.FromMinutes(1));
        Board.Apply(Computer("PC-1", "back"));
        await page.WaitForAssertionAsync(() => Assert.Equal(["back"], Names(page)));
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
    public async Task Page_ThousandsOfComputers_DrawsOnlyThoseInSight()
    {
        Fill([.. Enumerable.Range(0, 3000).Select(i => $"PC-{i:0000}")]);
        var page = Render<DashboardPage>();
        Assert.Equal("PC-0000", Names(page).First());
        Assert.InRange(page.FindComponents<ComputerCard>().Count, 1, 40);

        var grid = page.FindComponent<VirtualGrid>();
        await page.InvokeAsync(() => grid.Instance.Show(100, 6, 4));

        Assert.Equal(Enumerable.Range(400, 24).Select(i => $"PC-{i:0000}"), Names(page));
        Assert.Equal("--rows: 750; --rows-before: 100", page.Find(".cards").GetAttribute("style"));

        // Fewer than were passed: the last ones, not none.
        await page.Find("input").InputAsync(new() { Value = "PC-00" });
        Assert.Equal("PC-0099", Names(page).Last());
        Assert.Equal("100 of 3,000 computers", page.Find("[data-testid=found]").TextContent);
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(-5, -1, 0)]
    [InlineData(0, 100_000, 1)]
    public async Task Grid_WhateverABrowserAsksFor_StaysSmall(int first, int rows, int columns)
    {
        Fill([.. Enumerable.Range(0, 1000).Select(i => $"PC-{i:0000}")]);
        var page = Render<DashboardPage>();

        await page.InvokeAsync(() => page.FindComponent<VirtualGrid>().Instance.Show(first, rows, columns));

        Assert.InRange(page.FindComponents<ComputerCard>().Count, 1, VisibleRows.MostItems);
    }

    [Fact]
    public async Task Page_ChangeOutOfSight_DrawsNothing()
    {
        Fill([.. Enumerable.Range(0, 500).Select(i => $"PC-{i:0000}")]);
        var page = Render<DashboardPage>();
        // Drawn whenever the page is.
        var toolbar = page.FindComponent<DashboardToolbar>();
        var drawn = toolbar.RenderCount;
        Time.Advance(TimeSpan.FromSeconds(1));
        Board.Apply(Computer("PC-0499", "PC-0499", window: ActiveWindow.Create("Agenda", null, null)));
        Assert.True(SpinWait.SpinUntil(() => !Screens.IsBehind, TimeSpan.FromSeconds(20)), "The page looks.");
        await page.InvokeAsync(() => { });
        Assert.Equal(drawn, toolbar.RenderCount);

        Time.Advance(TimeSpan.FromSeconds(1));
        Board.Apply(Computer("PC-0000", "PC-0000", window: ActiveWindow.Create("Agenda", null, null)));
        await page.WaitForAssertionAsync(() => Assert.Equal("Agenda", page.Find("[data-testid=window-title]").TextContent));
        Assert.Equal(drawn + 1, toolbar.RenderCount);
    }

    private static IRenderedComponent<ComputerCard> Card(IRenderedComponent<DashboardPage> page, string id) =>
        page.FindComponents<ComputerCard>().Single(card => card.Instance.State.Id == ComputerId.Parse(id));
}
