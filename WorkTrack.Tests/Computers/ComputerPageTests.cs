using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Computers;

namespace WorkTrack.Tests.Computers;

public sealed class ComputerPageTests : DashboardContext
{
    private const string Hostile = "</bdi><script>alert(1)</script>";

    private Computer? _computer;

    [Theory]
    [InlineData("nobody")]
    [InlineData("no id")]
    [InlineData("<script>alert(1)</script>")]
    public void Page_UnknownComputer_SaysSo(string id)
    {
        var page = RenderPage(id);

        Assert.Equal("There is no such computer", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("script, [data-testid=computer-head]"));
    }

    [Fact]
    public async Task Page_KnownComputer_ShowsWhatIsTrueAndItsDay()
    {
        await HearAsync(125, Hostile);

        var page = RenderPage("PC-1");

        await page.WaitForElementAsync("[data-testid=day-active]");
        Assert.Equal(Hostile, page.Find("h1").TextContent);
        Assert.Equal("PC-1", page.Find("[data-testid=computer-id]").TextContent);
        Assert.Equal(Hostile, page.Find("[data-testid=window-title]").TextContent);
        Assert.Equal("2 h 05 min", page.Find("[data-testid=day-active]").TextContent);
        Assert.Equal("Today", page.Find("[data-testid=day-title]").TextContent);
        Assert.Equal("Vouched", page.Find(".day [data-testid=quality-badge] summary").TextContent.Trim());
        Assert.Equal(30, page.FindAll("[data-testid=month-day]").Count);
        Assert.Equal("2 h 05 min", page.FindAll("[data-testid=month-day]")[0].QuerySelector("td")!.TextContent);
        Assert.Equal("2 h 05 min", page.FindAll("[data-testid=usage-table] td")[^1].TextContent);
        Assert.Contains(Hostile, page.Find("[data-testid=programs]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task Page_AnotherReport_FollowsWithinASecond()
    {
        await HearAsync(10);
        var page = RenderPage("PC-1");
        await page.WaitForElementAsync("[data-testid=day-active]");

        Time.Advance(TimeSpan.FromMinutes(1));
        await HearAsync(11);

        await page.WaitForAssertionAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Equal("11 min", page.Find("[data-testid=day-active]").TextContent);
        });
    }

    [Fact]
    public async Task Page_OtherComputersChange_ReadsNothing()
    {
        await HearAsync(10);
        var page = RenderPage("PC-1");
        await page.WaitForElementAsync("[data-testid=day-active]");
        var opened = 0;
        Database.Gate = _ =>
        {
            opened++;
            return Task.CompletedTask;
        };

        for (var i = 0; i < 5; i++)
        {
            Board.Apply(Computer("OTHER", $"name {i}"));
            Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(0, opened);
    }

    [Theory]
    [InlineData("2026-11-22", "Sunday, 22 November 2026", "Nothing was heard of it on this day.")]
    [InlineData("2026-11-24", "Today", null)]
    [InlineData("0001-01-01", "Today", null)]
    [InlineData("<script>", "Today", null)]
    public async Task Page_DayInTheAddress_IsShownWhenItCanBe(string day, string title, string? empty)
    {
        await HearAsync(10);

        var page = RenderPage("PC-1", day);

        await page.WaitForElementAsync("[data-testid=day]");
        Assert.Equal(title, page.Find("[data-testid=day-title]").TextContent);
        Assert.Equal(empty, page.FindAll("[data-testid=day-empty]").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public async Task Days_BeforeAndAfter_AreLinksAndNoneLeadsToTomorrow()
    {
        await HearAsync(10);

        var today = RenderPage("PC-1");
        await today.WaitForElementAsync("[data-testid=day]");
        Assert.Equal("computers/PC-1?day=2026-11-22", Link(today, "day-before"));
        Assert.Empty(today.FindAll("[data-testid=day-after]"));

        var yesterday = RenderPage("PC-1", "2026-11-22");
        await yesterday.WaitForElementAsync("[data-testid=day-after]");
        Assert.Equal("computers/PC-1?day=2026-11-21", Link(yesterday, "day-before"));
        Assert.Equal("computers/PC-1", Link(yesterday, "day-after"));

        static string? Link(IRenderedComponent<ComputerPage> page, string name) => page.Find($"[data-testid={name}]").GetAttribute("href");
    }

    [Fact]
    public async Task Page_DatabaseSlow_ShowsWhatIsTrueNowAndThatItReads()
    {
        await HearAsync(10);
        var gate = new TaskCompletionSource();
        Database.Gate = gate.Task.WaitAsync;

        var page = RenderPage("PC-1");
        Assert.Single(page.FindAll("[data-testid=computer-head]"));
        Assert.Single(page.FindAll("[data-testid=usage-loading]"));

        gate.SetResult();
        await page.WaitForElementAsync("[data-testid=day]");
    }

    [Fact]
    public async Task Page_DatabaseAway_SaysSoAndComesBack()
    {
        await HearAsync(10);
        Database.Gate = _ => throw new SqliteException("unable to open database file", 14);
        var page = RenderPage("PC-1");
        await page.WaitForElementAsync("[data-testid=usage-error]");
        Assert.Single(page.FindAll("[data-testid=computer-head]"));

        Database.Gate = _ => Task.CompletedTask;
        await page.Find("[data-testid=usage-error] button").ClickAsync(new());

        await page.WaitForElementAsync("[data-testid=day]");
        Assert.Empty(page.FindAll("[data-testid=usage-error]"));
    }

    [Fact]
    public async Task Sessions_OfTheDay_SayFirstAndLastUseBreaksAndTheRule()
    {
        await HearAsync(125);
        Time.Advance(TimeSpan.FromMinutes(40));
        await HearAsync(5);

        var page = RenderPage("PC-1");

        await page.WaitForElementAsync("[data-testid=sessions]");
        Assert.Equal("09:56", page.Find("[data-testid=first-use]").TextContent);
        Assert.Equal("12:41", page.Find("[data-testid=last-use]").TextContent);
        Assert.Equal("1 · 35 min together", page.Find("[data-testid=breaks]").TextContent);
        Assert.Equal(
            ["09:56–12:012 h 05 min2 h 05 min used", "12:36–12:415 min5 min used"],
            page.FindAll("[data-testid=session]").Select(session => session.TextContent));
        Assert.Equal("12:01–12:3635 minBreak", page.Find("[data-testid=break]").TextContent);
        Assert.Contains("at least 15 minutes", page.Find("[data-testid=sessions] .hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inventory_WhatTheAgentToldAndWhatNot_IsSaid()
    {
        await HearAsync(5, Hostile);

        var page = RenderPage("PC-1");

        var facts = page.FindAll("[data-testid=inventory] .inventory-facts > div").ToDictionary(
            fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent);
        Assert.Equal(Hostile, facts["Name told by the agent"]);
        Assert.Equal(Hostile, facts["System"]);
        Assert.Equal("not told", facts["MAC address"]);
        Assert.Equal("not told", facts["Agent version"]);
        Assert.Equal("11/23/2026 12:00", facts["First seen"]);
        Assert.Equal("not told", facts["Agent's clock"]);
        Assert.Empty(page.FindAll("script"));
    }

    private IRenderedComponent<ComputerPage> RenderPage(string id, string? day = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(day is null ? "computers/x" : $"computers/x?day={Uri.EscapeDataString(day)}");
        return Render<ComputerPage>(parameters => parameters.Add(page => page.Id, id));
    }

    /// <summary>Takes in a report as the server does: the ledger first, then the board.</summary>
    private async Task HearAsync(long counter, string text = "text")
    {
        await MigrateAsync();
        var store = new LedgerStore(Database, new LateWrites(Calendar, Time));
        var id = ComputerId.Parse("PC-1");
        var now = Time.GetUtcNow();
        _computer ??= (await store.CommitAsync(LedgerBatch.Of(new Newcomer(id, now)), Xunit.TestContext.Current.CancellationToken))[id];
        var (after, entry) = _computer.Hear(
            new ActivityReport
            {
                Computer = id,
                Introduces = true,
                UsageMinutes = counter,
                Profile = ComputerProfile.Create(text, text, text),
                Window = new WindowInFront(ActiveWindow.Create(text, text, null)),
            },
            now);
        await store.CommitAsync(LedgerBatch.Of(entry), Xunit.TestContext.Current.CancellationToken);
        Board.Apply(_computer = after);
    }
}
