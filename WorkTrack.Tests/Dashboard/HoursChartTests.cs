using Bunit;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

/// <summary>It is noon in Berlin, and the minute of noon has begun.</summary>
public sealed class HoursChartTests : DashboardContext
{
    [Fact]
    public void Chart_SomeComputers_AddsThemUpByHourOfTheOrganisationsClocks()
    {
        Board.Apply(Computer("PC-1", usage: 61));
        Board.Apply(Computer("PC-2", usage: 11));

        var chart = Render<HoursChart>();

        var used = chart.FindAll("[data-testid=hours-table] tbody tr").ToDictionary(row => row.Children[0].TextContent, row => row.Children[1].TextContent);
        Assert.Equal(24, used.Count);
        Assert.Equal("1 h 10 min", used["11:00–12:00"]);
        Assert.Equal("2 min", used["12:00–13:00"]);
        Assert.Equal(22, used.Values.Count(text => text == "0 min"));
        Assert.Equal(["00", "03", "06", "09", "12", "15", "18", "21"], chart.FindAll(".bars-label").Select(label => label.TextContent).Where(text => text.Length > 0));
    }

    [Fact]
    public async Task Chart_ChangeOfNoHour_IsNotDrawn()
    {
        Board.Apply(Computer("PC-1", "one", usage: 1));
        var chart = Render<HoursChart>();
        var drawn = chart.RenderCount;
        Time.Advance(TimeSpan.FromSeconds(1));
        Board.Apply(Computer("PC-1", "another name", usage: 1));
        Assert.True(SpinWait.SpinUntil(() => !Screens.IsBehind, TimeSpan.FromSeconds(20)), "The chart looks.");
        await chart.InvokeAsync(() => { });
        Assert.Equal(drawn, chart.RenderCount);
    }

    [Fact]
    public async Task Chart_BoardChanged_Follows()
    {
        Board.Apply(Computer("PC-1", "one", usage: 1));
        var chart = Render<HoursChart>();

        Time.Advance(TimeSpan.FromSeconds(1));
        Board.Apply(Computer("PC-1", "one", usage: 31));

        await chart.WaitForAssertionAsync(() => Assert.Contains("30 min", chart.Find("[data-testid=hours-table]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Hours_OfAScope_AreItsComputersOnlyAndAddUpToItsUsage()
    {
        Board.Apply(Computer("PC-1", usage: 61) with { Team = 1 });
        Board.Apply(Computer("PC-2", usage: 11) with { Team = 2 });
        var hours = new FleetHours(Board, Screens, Time);

        Assert.Equal(61, hours.Today(BoardScope.Of([1])).Sum(hour => hour.ActiveMinutes));
        Assert.Equal(Screens.Snapshot.Stats.UsageToday, hours.Today(BoardScope.Everything).Sum(hour => hour.ActiveMinutes));
        Assert.Equal(0, hours.Today(BoardScope.Of([])).Sum(hour => hour.ActiveMinutes));
    }
}
