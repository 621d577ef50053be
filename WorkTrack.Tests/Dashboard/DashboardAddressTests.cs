using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

/// <summary>What somebody asks of the dashboard stands in its address, and comes back from it.</summary>
public sealed class DashboardAddressTests : DashboardPageContext
{
    [Fact]
    public async Task View_Table_ShowsTheSameComputersAndSortsByItsHeads()
    {
        Board.Apply(Computer("A", "a", usage: 5));
        Board.Apply(Computer("B", "b", usage: 65));
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=view-table]").ClickAsync(new());
        Assert.Equal(["a", "b"], page.FindAll("[data-testid=computer-row] a").Select(name => name.TextContent));
        Assert.EndsWith("/?view=table", Address, StringComparison.Ordinal);
        Assert.Equal("ascending", page.Find(".table-head .row-name").GetAttribute("aria-sort"));

        await page.Find("[data-testid=sort-usage]").ClickAsync(new());
        Assert.Equal(["b", "a"], page.FindAll("[data-testid=computer-row] a").Select(name => name.TextContent));
        Assert.Equal("descending", page.Find(".table-head .row-usage").GetAttribute("aria-sort"));

        await page.Find("[data-testid=sort-usage]").ClickAsync(new());
        Assert.Equal(["a", "b"], page.FindAll("[data-testid=computer-row] a").Select(name => name.TextContent));
        Assert.EndsWith("/?view=table&sort=usage&reversed=true", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_TeamAndProgram_NarrowTogetherStandInTheAddressAndAreCleared()
    {
        Board.Apply(Computer("A", "a", window: ActiveWindow.Create(null, "excel.exe", null)) with { Team = 1 });
        Board.Apply(Computer("B", "b", window: ActiveWindow.Create(null, "EXCEL.EXE", null)) with { Team = 2 });
        Board.Apply(Computer("C", "c", window: ActiveWindow.Create(null, "<b>&\"'", null)) with { Team = 1 });
        var page = Render<DashboardPage>();
        Assert.Equal(["", "<b>&\"'", "excel.exe"], page.FindAll("[data-testid=filter-program] option").Select(option => option.GetAttribute("value")));

        await page.Find("[data-testid=filter-program]").ChangeAsync(new() { Value = "excel.exe" });
        Assert.Equal(["a", "b"], Names(page));
        await page.Find("[data-testid=filter-team]").ChangeAsync(new() { Value = "2" });
        Assert.Equal(["b"], Names(page));
        Assert.EndsWith("/?program=excel.exe&team=2", Address, StringComparison.Ordinal);

        await page.Find("[data-testid=filter-offline]").ClickAsync(new());
        Assert.Single(page.FindAll("[data-testid=no-match]"));
        await page.Find("[data-testid=clear-filter]").ClickAsync(new());
        Assert.Equal(["a", "b", "c"], Names(page));
        Assert.EndsWith("/", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_ByTeam_StandBeforeTheirComputersOnCardsAndInTheTable()
    {
        Board.Apply(Computer("A", "a", usage: 5) with { Team = 1 });
        Board.Apply(Computer("B", "b", usage: 60));
        Board.Apply(Computer("C", "c", usage: 7) with { Team = 1 });
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=group-team]").ClickAsync(new());
        Assert.EndsWith("/?group=team", Address, StringComparison.Ordinal);
        Assert.Equal(
            ["no team", "b", "no team", "a", "c"],
            page.FindAll(".cards h2").Select(head => head.TextContent));
        Assert.Equal(["1 h 00 min", "12 min"], page.FindAll("[data-testid=team-usage]").Select(usage => usage.TextContent));
        Assert.Contains("2 of 2 computers online", page.Find("[data-team='1']").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=view-table]").ClickAsync(new());
        Assert.Equal(
            ["2", "3", "4", "5", "6"],
            page.FindAll("[data-testid=team-group], [data-testid=computer-row]").Select(row => row.GetAttribute("aria-rowindex")));
        Assert.Equal("6", page.Find("[role=table]").GetAttribute("aria-rowcount"));
    }

    [Fact]
    public async Task Density_Compact_StandsInTheAddressAndOnTheGrid()
    {
        Fill("one");
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=compact]").ClickAsync(new());

        Assert.EndsWith("/?density=compact", Address, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".cards.compact"));
        Assert.Equal("true", page.Find("[data-testid=compact]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Days_Chosen_StandInTheAddress()
    {
        Fill("one");
        var page = Render<DashboardPage>();

        await page.Find("[data-testid=days-30]").ClickAsync(new());

        Assert.EndsWith("/?days=30", Address, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-testid=days-30]").GetAttribute("aria-pressed"));
    }

    [Theory]
    [InlineData("?q=bet&sort=usage", "beta")]
    [InlineData("?status=online&sort=usage&reversed=true", "alpha beta")]
    [InlineData("?status=nonsense&sort=17&reversed=perhaps&view=%00&days=-7&team=-1&group=x&density=%00", "alpha beta")]
    public void Address_OfEarlier_ShowsTheSameAgain(string query, string expected)
    {
        Board.Apply(Computer("A", "alpha", usage: 5));
        Board.Apply(Computer("B", "beta", usage: 65));
        Services.GetRequiredService<NavigationManager>().NavigateTo(query);

        Assert.Equal(expected.Split(' '), Names(Render<DashboardPage>()));
    }

    [Fact]
    public async Task Search_Entered_StandsInTheAddress()
    {
        Fill("Recepção", "Finance");
        var page = Render<DashboardPage>();

        await page.Find("input").ChangeAsync(new() { Value = "recep ção" });

        Assert.EndsWith("/?q=recep%20%C3%A7%C3%A3o", Address, StringComparison.Ordinal);
    }
}
