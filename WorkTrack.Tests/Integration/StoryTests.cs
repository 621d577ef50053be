using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Domain.Lives;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>Stories through HTTP into both databases: what is stored is what the pure model says, bit by bit.</summary>
public sealed class StoryTests(MariaDbServer mariaDb)
{
    private const string Computer = "STORY";

    /// <summary>All of them into each database; in the suite they take turns.</summary>
    public static TheoryData<Store, string> Told => LongRun.Of([Store.Sqlite, Store.MariaDb], [.. Stories.All.Keys]);

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Story_ThroughHttp_StoresAndShowsWhatTheModelSays(Store store, string story)
    {
        var life = Stories.All[story]();
        var expected = Domain.Lives.Server.Play(life).Records;
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var server = new LivedServer(home, life.Begins, life.Zone);

        await server.LiveAsync(life.Events, Computer);

        Assert.Equal(expected.Masks, await server.MasksAsync(Computer));
        Assert.Equal(expected.Claims.ToHashSet(), (await server.ClaimsAsync(Computer)).ToHashSet());
        var days = await server.App.Services.GetRequiredService<UsageHistory>().LastDaysAsync(4, BoardScope.Everything, TestContext.Current.CancellationToken);
        Assert.Equal(days.Select(day => (long)expected.ActiveIn(life.Calendar.MinutesOf(day.Day))), days.Select(day => day.ActiveMinutes));
        Assert.Equal(days[^1].ActiveMinutes, await server.App.UsageTodayAsync());
        Assert.Equal(expected.Active, days.Sum(day => day.ActiveMinutes));
    }
}
