using Bunit;
using Microsoft.Data.Sqlite;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

public sealed class UsageChartTests : DashboardContext
{
    [Fact]
    public async Task Chart_SevenDays_DrawsThemInHoursOfTheOrganisationsZone()
    {
        await MigrateAsync();
        // Midnight in Berlin is 23:00 in Greenwich: the first half hour is Saturday's, the others are Sunday's.
        await KeepAsync("2026-11-21T22:00Z", minutes: 30);
        await KeepAsync("2026-11-21T23:00Z", minutes: 30);
        await KeepAsync("2026-11-22T09:00Z", minutes: 45);
        Board.Apply(Computer("PC-1", usage: 125));

        var chart = Render<UsageChart>();

        await chart.WaitForElementAsync("[data-testid=usage-table]");
        Assert.Equal(["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Today"], chart.FindAll(".bars-label").Select(label => label.TextContent));
        Assert.Equal(["0.5", "1.3", "2.1"], chart.FindAll(".bars-value").Select(value => value.TextContent));
        Assert.Equal(["3", "2", "1", "0"], chart.FindAll(".bars-scale li").Select(hours => hours.TextContent));
        Assert.Equal(
            ["0 min", "0 min", "0 min", "0 min", "30 min", "1 h 15 min", "2 h 05 min"],
            chart.FindAll("[data-testid=usage-table] td.used").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Chart_ForThoseWhoCannotSeeIt_HasANameAndATable()
    {
        await MigrateAsync();

        var chart = Render<UsageChart>();

        var table = await chart.WaitForElementAsync(".visually-hidden table");
        Assert.Equal("Daily usage in the last 7 days, in hours, all computers together", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(7, table.QuerySelectorAll("tbody th[scope=row]").Length);
    }

    [Fact]
    public async Task Chart_DatabaseSlow_SaysThatItReads()
    {
        var gate = new TaskCompletionSource();
        Database.Gate = gate.Task.WaitAsync;
        await MigrateAsync();

        var chart = Render<UsageChart>();
        Assert.Single(chart.FindAll("[data-testid=chart-loading]"));

        gate.SetResult();
        await chart.WaitForElementAsync("[data-testid=usage-table]");
        Assert.Empty(chart.FindAll("[data-testid=chart-loading]"));
    }

    [Fact]
    public async Task Chart_DatabaseAway_SaysSoAndComesBack()
    {
        await MigrateAsync();
        Database.Gate = _ => throw new SqliteException("unable to open database file", 14);
        var chart = Render<UsageChart>();
        await chart.WaitForElementAsync("[data-testid=chart-error]");

        Database.Gate = _ => Task.CompletedTask;
        await chart.Find("[data-testid=try-again]").ClickAsync(new());

        await chart.WaitForElementAsync("[data-testid=usage-table]");
        Assert.Empty(chart.FindAll("[data-testid=chart-error]"));
    }

    [Fact]
    public async Task Chart_BoardChanged_FollowsWithinASecond()
    {
        await MigrateAsync();
        var chart = Render<UsageChart>();
        await chart.WaitForElementAsync("[data-testid=usage-table]");

        Time.Advance(ScreenBoard.Interval);
        Board.Apply(Computer("PC-1", usage: 60));

        await chart.WaitForAssertionAsync(() =>
            Assert.Equal("1 h 00 min", chart.FindAll("[data-testid=usage-table] td.used")[^1].TextContent));
    }

    [Fact]
    public async Task Chart_IdleTime_StandsOnTopAndTheAverageIsOfFullDaysWithUse()
    {
        await MigrateAsync();
        await KeepAsync("2026-11-20T09:00Z", minutes: 60, active: 20);
        await KeepAsync("2026-11-22T09:00Z", minutes: 60, active: 40);
        Board.Apply(Computer("PC-1", usage: 120));

        var chart = Render<UsageChart>();

        await chart.WaitForElementAsync("[data-testid=usage-table]");
        Assert.Equal(
            ["40 min", "0 min", "20 min", "0 min"],
            chart.FindAll("[data-testid=usage-table] td:not(.used)").Skip(3).Select(cell => cell.TextContent));
        Assert.Equal("Average on full days with use: 30 min", chart.Find("[data-testid=average]").TextContent.Trim());
        Assert.Equal("bottom:25%", chart.Find("[data-testid=average-line]").GetAttribute("style"));
    }

    [Fact]
    public async Task Chart_NothingBeforeToday_HasNoAverage()
    {
        await MigrateAsync();
        Board.Apply(Computer("PC-1", usage: 120));

        var chart = Render<UsageChart>();

        await chart.WaitForElementAsync("[data-testid=usage-table]");
        Assert.Empty(chart.FindAll("[data-testid=average], [data-testid=average-line]"));
    }

    [Theory]
    [InlineData(30, 5)]
    [InlineData(90, 5)]
    public async Task Chart_MoreDays_AreAllDrawnAndSomeLabelled(int days, int labels)
    {
        await MigrateAsync();
        var chart = Render<UsageChart>();
        await chart.WaitForElementAsync("[data-testid=usage-table]");

        chart.Render(parameters => parameters.Add(c => c.DayCount, days));

        await chart.WaitForAssertionAsync(() => Assert.Equal(days, chart.FindAll(".bars-column").Count));
        Assert.Equal("true", chart.Find($"[data-testid=days-{days}]").GetAttribute("aria-pressed"));
        var texts = chart.FindAll(".bars-label").Select(label => label.TextContent).Where(text => text.Length > 0).ToList();
        Assert.Equal(labels, texts.Count);
        Assert.Equal("Today", texts[^1]);
    }

    private async Task KeepAsync(string hour, int minutes, int? active = null)
    {
        await using var connection = await Database.OpenAsync(Xunit.TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        var number = DateTimeOffset.Parse(hour, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 3600;
        command.CommandText = $"INSERT INTO usage_hours (computer, hour, present, active, remarks) VALUES (1, {number}, {(1UL << minutes) - 1}, {(1UL << (active ?? minutes)) - 1}, 0)";
        await command.ExecuteNonQueryAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
