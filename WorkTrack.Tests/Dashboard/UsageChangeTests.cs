using System.Globalization;
using Bunit;
using Microsoft.Data.Sqlite;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

/// <summary>It is noon in Berlin: 11:00 in Greenwich.</summary>
public sealed class UsageChangeTests : DashboardContext
{
    [Theory]
    [InlineData(45, "15 min more than yesterday at this time", 1)]
    [InlineData(10, "20 min less than yesterday at this time", 1)]
    [InlineData(30, "As much as yesterday at this time", 0)]
    public async Task Change_YesterdayIsKnown_SaysHowMuchUpToNow(long today, string text, int arrows)
    {
        await MigrateAsync();
        await KeepAsync("2026-11-22T10:00Z", 30);
        await KeepAsync("2026-11-22T11:00Z", 60);

        var change = Render<UsageChange>(parameters => parameters.Add(c => c.Today, today));

        await change.WaitForElementAsync("[data-testid=usage-change]");
        Assert.Equal(text, change.Find("[data-testid=usage-change]").TextContent);
        Assert.Equal(arrows, change.FindAll("svg[aria-hidden=true]").Count);
    }

    [Fact]
    public async Task Change_ClockGoesOn_ComparesWithMoreOfYesterday()
    {
        await MigrateAsync();
        await KeepAsync("2026-11-22T10:00Z", 60);
        await KeepAsync("2026-11-22T11:00Z", 60);
        var change = Render<UsageChange>(parameters => parameters.Add(c => c.Today, 70));
        await change.WaitForElementAsync("[data-testid=usage-change]");

        Time.Advance(TimeSpan.FromMinutes(10));

        await change.WaitForAssertionAsync(() =>
            Assert.Equal("As much as yesterday at this time", change.Find("[data-testid=usage-change]").TextContent));
    }

    [Theory]
    [InlineData("2026-11-22T11:00Z")]
    [InlineData("2026-11-21T10:00Z")]
    public async Task Change_NothingKnownOfYesterdayUpToNow_SaysNothing(string hour)
    {
        await MigrateAsync();
        await KeepAsync(hour, 60);

        var change = Render<UsageChange>(parameters => parameters.Add(c => c.Today, 70));

        await change.InvokeAsync(() => { });
        Assert.Empty(change.FindAll("[data-testid=usage-change]"));
    }

    [Fact]
    public async Task Change_DatabaseAway_SaysNothing()
    {
        await MigrateAsync();
        await KeepAsync("2026-11-22T10:00Z", 60);
        Database.Gate = _ => throw new SqliteException("unable to open database file", 14);

        var change = Render<UsageChange>(parameters => parameters.Add(c => c.Today, 70));

        await change.InvokeAsync(() => { });
        Assert.Empty(change.FindAll("[data-testid=usage-change]"));
    }

    private async Task KeepAsync(string hour, int minutes)
    {
        await using var connection = await Database.OpenAsync(Xunit.TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        var number = DateTimeOffset.Parse(hour, CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 3600;
        command.CommandText = $"INSERT INTO usage_hours (computer, hour, present, active, remarks) VALUES (1, {number}, {(1UL << minutes) - 1}, {(1UL << minutes) - 1}, 0)";
        await command.ExecuteNonQueryAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
