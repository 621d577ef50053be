using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Computers;

/// <summary>The list of all computers.</summary>
public sealed class FleetPageTests : DashboardContext
{
    private const string Hostile = "</bdi><script>alert(1)</script>";

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Page_NoComputer_TellsHowToConnectOneButNotBeforeTheLedgerWasRead()
    {
        Assert.Single(Render<FleetPage>().FindAll("[data-testid=reading]"));

        Readiness.Set();
        Assert.Single(Render<FleetPage>().FindAll("[data-testid=first-computer]"));
    }

    [Fact]
    public void Row_OfAComputer_SaysWhatIsKnownAndThatTheRestIsNot()
    {
        Apply("A", Hostile, version: Hostile);
        Apply("B", null, null);
        var page = Render<FleetPage>();

        Assert.Equal(["A", Hostile, "no team", "Windows 11", Hostile, "11/23/2026", "", "5 min", "Online"], Cells(page, 0));
        Assert.Equal(["B", "–not told", "no team", "–not told", "–not told", "11/23/2026", "", "5 min", "Online"], Cells(page, 1));
        Assert.Equal("2026-11-23T11:00:00.0000000Z", page.Find("time[data-age]").GetAttribute("datetime"));
        Assert.Equal("computers/A", page.Find("[data-testid=computer-row] a").GetAttribute("href"));
        Assert.Equal(("3", "2"), (page.Find("[role=table]").GetAttribute("aria-rowcount"), page.Find("[data-testid=computer-row]").GetAttribute("aria-rowindex")));
        Assert.Empty(page.FindAll("script"));
    }

    [Theory]
    [InlineData("name", "A B C", "ascending", "")]
    [InlineData("user", "B A C", "ascending", "?sort=user")]
    [InlineData("version", "C B A", "ascending", "?sort=version")]
    [InlineData("firstseen", "A B C", "descending", "?sort=firstseen")]
    [InlineData("lastseen", "A B C", "descending", "?sort=lastseen")]
    [InlineData("usage", "A B C", "descending", "?sort=usage")]
    public async Task Head_Pressed_SortsAndSaysSoAndTurnsAroundWhenPressedAgain(string column, string expected, string direction, string address)
    {
        Apply("C", "zoe", version: "1.2", usage: 9);
        Time.Advance(TimeSpan.FromDays(1));
        Apply("B", "Ana", version: "1.9");
        Apply("A", "bia", version: "1.10", usage: 6);
        Time.Advance(TimeSpan.FromMinutes(1));
        Board.Apply(Board.Find(ComputerId.Parse("A"))! with { LastSeenAt = Time.GetUtcNow() });
        var page = Render<FleetPage>();
        if (column == "name")
        {
            await page.Find("[data-testid=sort-lastseen]").ClickAsync(new());
        }

        await page.Find($"[data-testid=sort-{column}]").ClickAsync(new());

        Assert.Equal(expected.Split(' '), Ids(page));
        Assert.Equal(direction, Assert.Single(page.FindAll(".table-head [aria-sort]:not([aria-sort=none])")).GetAttribute("aria-sort"));
        Assert.EndsWith("/computers" + address, Address, StringComparison.Ordinal);

        await page.Find($"[data-testid=sort-{column}]").ClickAsync(new());
        Assert.Equal(expected.Split(' ').Reverse(), Ids(page));
        Assert.Contains("reversed=true", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_Together_NarrowStandInTheAddressAndAreCleared()
    {
        Apply("OLD", "ana", version: "1.0");
        Time.Advance(TimeSpan.FromDays(8));
        Apply("A", "ana", version: "1.0");
        Apply("B", "bia", version: "1.0");
        Apply("C", "ana", null);
        var page = Render<FleetPage>();
        Assert.Equal(["", "=1.0", "="], page.FindAll("[data-testid=filter-version] option").Select(option => option.GetAttribute("value")));

        await page.Find("[data-testid=filter-version]").ChangeAsync(new() { Value = "=1.0" });
        Assert.Equal(["A", "B", "OLD"], Ids(page));
        await page.Find("[data-testid=search]").ChangeAsync(new() { Value = "ANA" });
        Assert.Equal(["A", "OLD"], Ids(page));
        await page.Find("[data-testid=filter-silent]").ChangeAsync(new() { Value = "7" });
        Assert.Equal(["OLD"], Ids(page));
        Assert.Equal("1 of 4 computers", page.Find("[data-testid=found]").TextContent);
        Assert.EndsWith("/computers?q=ANA&version=1.0&silent=7", Address, StringComparison.Ordinal);
        Assert.Equal("computers.csv?q=ANA&version=1.0&silent=7&format=csv", page.Find("[data-testid=export-csv]").GetAttribute("href"));

        await page.Find("[data-testid=filter-version]").ChangeAsync(new() { Value = "=" });
        Assert.Single(page.FindAll("[data-testid=no-match]"));
        await page.Find("[data-testid=clear-filter]").ClickAsync(new());
        Assert.Equal(4, Ids(page).Count());
        Assert.EndsWith("/computers", Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=an&sort=user&reversed=true", "C A")]
    [InlineData("?version=&sort=nonsense", "B")]
    [InlineData("?silent=3&team=-1&sort=17&reversed=perhaps", "A B C")]
    [InlineData("?silent=7", "")]
    [InlineData("?team=0", "A B C")]
    [InlineData("?team=4", "")]
    public void Address_OfEarlier_ShowsTheSameAgain(string query, string expected)
    {
        Apply("A", "ana", version: "1");
        Apply("B", "bia", null);
        Apply("C", "zoran", version: "2");
        Services.GetRequiredService<NavigationManager>().NavigateTo("computers" + query);

        Assert.Equal(expected, string.Join(' ', Ids(Render<FleetPage>())));
    }

    [Fact]
    public async Task Page_TenThousandComputers_DrawsOnlyThoseInSight()
    {
        for (var i = 0; i < 10_000; i++)
        {
            Apply($"PC-{i:00000}", "ana");
        }

        var page = Render<FleetPage>();
        Assert.InRange(Ids(page).Count(), 1, 40);
        await page.InvokeAsync(() => page.FindComponent<VirtualGrid>().Instance.Show(9000, 30, 1));

        Assert.Equal(Enumerable.Range(9000, 30).Select(i => $"PC-{i:00000}"), Ids(page));
        Assert.Equal("--rows: 10000; --rows-before: 9000", page.Find(".virtual").GetAttribute("style"));
        Assert.Equal("9002", page.Find("[data-testid=computer-row]").GetAttribute("aria-rowindex"));
        await page.Find("[data-testid=search]").InputAsync(new() { Value = "pc-0012" });
        Assert.Equal(Enumerable.Range(120, 10).Select(i => $"PC-{i:00000}"), Ids(page));
    }

    [Fact]
    public async Task Page_ManyChanges_FollowsEveryTenSeconds()
    {
        Apply("A", "ana");
        var page = Render<FleetPage>();
        Time.Advance(TimeSpan.FromSeconds(1));
        Apply("A", "bia");
        await page.WaitForAssertionAsync(() => Assert.Equal("bia", User(page)));

        Time.Advance(TimeSpan.FromSeconds(1));
        Apply("A", "carla");
        await page.InvokeAsync(() => { });
        Assert.Equal("bia", User(page));
        await LaterAsync(page, () => User(page) == "carla");

        // Heard, and nothing else: not signalled, and read all the same.
        Time.Advance(TimeSpan.FromSeconds(1));
        var heardAt = Time.GetUtcNow();
        Board.Apply(Board.Find(ComputerId.Parse("A"))! with { LastSeenAt = heardAt });
        await LaterAsync(page, () => page.Find("time[data-age]").GetAttribute("datetime") == heardAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

        static string User(IRenderedComponent<FleetPage> page) => page.Find("[data-testid=computer-row] .row-user").TextContent;
    }

    /// <summary>Moves the clock on until something is so. A single move may come before the page has begun to wait for it.</summary>
    private async Task LaterAsync(IRenderedComponent<FleetPage> page, Func<bool> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await page.InvokeAsync(isSo))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < DefaultWaitTimeout, "It is not so, however late it is.");
            Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static IEnumerable<string> Ids(IRenderedComponent<FleetPage> page) =>
        page.FindAll("[data-testid=computer-row]").Select(row => row.GetAttribute("data-computer-id")!);

    private static IEnumerable<string> Cells(IRenderedComponent<FleetPage> page, int row) =>
        page.FindAll("[data-testid=computer-row]")[row].Children.Select(cell => cell.TextContent);

    private void Apply(string id, string? user, string? version = "1.0", int usage = 5)
    {
        var computer = Computer(id, usage: usage);
        var known = Board.Find(computer.Id);
        Board.Apply(computer with
        {
            RegisteredAt = known?.RegisteredAt ?? computer.RegisteredAt,
            Profile = ComputerProfile.Create(null, user, user is null ? null : "Windows 11", agentVersion: version),
        });
    }
}
