using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Feed;

namespace WorkTrack.Tests.Integration;

/// <summary>What the clock alone does to a stream.</summary>
public sealed class StreamClockTests : OnRunningServer
{
    private readonly FakeTimeProvider _time;

    public StreamClockTests()
        : this(WorkTrackApp.Noon())
    {
    }

    private StreamClockTests(FakeTimeProvider time)
        : base(time) => _time = time;

    [Theory]
    [InlineData("/api/dashboard-stream")]
    [InlineData("/api/dashboard-stream?mode=delta")]
    public async Task NothingHappens_ACommentFollowsEvery15Seconds(string path)
    {
        using var follower = await OpenAsync(path);
        for (var i = 1; i <= 3; i++)
        {
            follower.Comments = 0;
            _time.Advance(OpenStreams.Heartbeat);
            await follower.UntilAsync(() => follower.Comments == 1);
        }
    }

    [Fact]
    public async Task LifetimeIsOver_StreamEndsBetweenTwoEvents()
    {
        using var follower = await OpenAsync("/api/dashboard-stream?mode=delta");

        _time.Advance(TimeSpan.FromMinutes(12));

        // An end in order: one in the middle of an answer would be an exception.
        while (await follower.ReadAsync(int.MaxValue))
        {
            Assert.Equal(1, follower.Snapshots);
        }
    }

    private async Task<StreamFollower> OpenAsync(string path)
    {
        await App.PostCounterAsync(5, "A");
        var follower = new StreamFollower(App.Client, path);
        await follower.ConnectAsync();
        await follower.UntilAsync(() => follower.Snapshots == 1 && follower.Types[^1] == (path.Contains("delta", StringComparison.Ordinal) ? "computers_update" : "stats_update"));
        return follower;
    }
}
