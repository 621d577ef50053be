using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>Streams of a server that has not read its database yet.</summary>
public sealed class StreamStartTests : IAsyncLifetime
{
    private readonly FailingMariaDb _database = new();

    public async ValueTask InitializeAsync() => await _database.StartAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("/api/dashboard-stream")]
    [InlineData("/api/dashboard-stream?mode=delta")]
    public async Task LedgerNotReadYet_StreamSaysSoAndGoesOnWhenItIs(string path)
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        await using (var before = WorkTrackApp.Start(home, TimeProvider.System))
        {
            await before.PostCounterAsync(5, "A");
        }

        await _database.TakeAwayAsync(Absence.Killed);
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        using var follower = new StreamFollower(app.Client, path);
        await follower.ConnectAsync();
        await follower.UntilAsync(() => follower.Types.Count == 2);
        Assert.Equal(["connected", "error"], follower.Types);

        await _database.BringBackAsync(Absence.Killed);
        await follower.UntilAsync(() => follower.Snapshots == 1);

        Assert.Equal("computers_update", follower.Types[2]);
        Assert.Equal("A", Assert.Single(follower.Computers).Key);
    }
}
