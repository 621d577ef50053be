using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>A client that only applies events holds what the board holds, wherever its connection breaks.</summary>
public sealed class StreamReconnectTests
{
    private const int Computers = 20;

    private static readonly int Kills = LongRun.Count("WORKTRACK_KILLS_OF_STREAMS", suite: 50, longRun: 1000);

    [Theory]
    [InlineData("/api/dashboard-stream?mode=delta", true)]
    [InlineData("/api/dashboard-stream", false)]
    public async Task Connection_KilledAtRandomWhileReportsFlow_LeavesNoHole(string path, bool isDelta)
    {
        // Connections that were cut off count until the server has noticed.
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System, ("WorkTrack:Stream:PerUser", "0"));
        var random = new Random(20261125);
        using var follower = new StreamFollower(app.Client, path);
        await using var reports = new ReportFlow(app, Computers);
        await reports.StartAsync();

        // Whole boards come at their own, slower pace.
        for (var kill = 0; kill < (isDelta ? Kills : Kills / 5); kill++)
        {
            await follower.ConnectAsync();
            for (var left = random.Next(40_000); left > 0; left -= 1000)
            {
                await follower.ReadAsync(random.Next(1, 1500));
            }

            // Broken anywhere, also within an event; more happens before the client is back.
            follower.Kill();
            await reports.SomeMoreAsync(random.Next(4));
            await reports.PauseAsync();
            await follower.ConnectAsync();
            await AgreeAsync(app, follower);
            follower.Kill();
            reports.GoOn();
        }

        if (isDelta)
        {
            // Whatever was missed was told, and not all of it again.
            Assert.Equal(1, follower.Snapshots);
        }
    }

    [Fact]
    public async Task ServerStartedAgain_ClientComesBack_GetsOneSnapshotOfTheNewEpoch()
    {
        using var home = AppHome.OnSqlite();
        using var follower = await FollowedAsync(home, ["A", "B"]);
        var before = follower.LastId!;

        await using var again = WorkTrackApp.Start(home, TimeProvider.System);
        await again.PostCounterAsync(1, "C");
        using var back = new StreamFollower(again.Client, $"/api/dashboard-stream?mode=delta&last_event_id={before}");
        await back.ConnectAsync();
        await back.UntilAsync(() => back.Computers.Count == 3);
        await again.PostCounterAsync(1, "D");
        await back.UntilAsync(() => back.Computers.Count == 4);

        Assert.NotEqual(before[..before.IndexOf('-', StringComparison.Ordinal)], back.LastId![..back.LastId!.IndexOf('-', StringComparison.Ordinal)]);
        Assert.Equal(1, back.Snapshots);
        Assert.Equal(["connected", "computers_update"], back.Types.Take(2));
    }

    private static async Task<StreamFollower> FollowedAsync(AppHome home, string[] computers)
    {
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        foreach (var computer in computers)
        {
            await app.PostCounterAsync(1, computer);
        }

        var follower = new StreamFollower(app.Client);
        await follower.ConnectAsync();
        await follower.UntilAsync(() => follower.Computers.Count == computers.Length);
        follower.Kill();
        return follower;
    }

    /// <summary>Reads until the client knows the board's version, and compares all of it.</summary>
    private static async Task AgreeAsync(WorkTrackApp app, StreamFollower follower)
    {
        var snapshot = app.Services.GetRequiredService<Board>().Snapshot;
        await follower.UntilAsync(() => follower.Knows(snapshot.Version)
            && follower.Stats.GetProperty("total_computers").GetInt32() == snapshot.Stats.Total
            && follower.Stats.GetProperty("total_usage_today").GetInt64() == snapshot.Stats.UsageToday);
        Assert.Equal(
            snapshot.Computers.Select(state => JsonSerializer.Serialize(WireState.Of(state), WireJson.Options)).Order(StringComparer.Ordinal),
            follower.Computers.Values.Select(StateOf).Order(StringComparer.Ordinal));
    }

    /// <summary>What stands beside a state moves with every report, and is not told by itself.</summary>
    private static string StateOf(JsonElement computer)
    {
        var json = computer.GetRawText();
        return json[..json.IndexOf(",\"last_update\":", StringComparison.Ordinal)] + "}";
    }
}
