using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Feed;

public sealed class OpenStreamsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly EventHub _hub = new();
    private readonly OpenStreams _streams;
    private int _aborted;
    private bool _mayGoOn = true;

    public OpenStreamsTests() => _streams = new OpenStreams(Options.Create(new StreamOptions { PerUser = 2, Total = 3 }), _lifetime, _time, NullLogger<OpenStreams>.Instance);

    public void Dispose() => _streams.Dispose();

    [Fact]
    public void TryOpen_MoreThanOneUserMayHave_IsRefusedUntilOneIsOver()
    {
        var first = Open("ana");
        Open("ana");

        Assert.Equal(StreamRefusal.TooManyOfUser, TryOpen("ana"));
        first.Dispose();
        first.Dispose();
        Assert.Equal(StreamRefusal.None, TryOpen("ana"));
        Assert.Equal(StreamRefusal.TooManyOfUser, TryOpen("ana"));
    }

    [Fact]
    public void TryOpen_MoreThanThereMayBe_IsRefused()
    {
        Open("ana");
        Open("bob");
        Open("eve");

        Assert.Equal(StreamRefusal.TooManyInAll, TryOpen("joe"));
        Assert.Equal(3, _streams.Count);
    }

    [Fact]
    public async Task Stopping_OpenStreams_EndAtOnceAndNoneIsOpened()
    {
        var waiting = Open("ana");
        var due = waiting.DueAsync().AsTask();
        var sending = Open("bob");
        var taken = new TaskCompletionSource<int>();
        var sent = sending.TakenAsync(new ValueTask<int>(taken.Task)).AsTask();

        _lifetime.StopApplication();

        Assert.False(await due);
        Assert.Equal(1, _aborted);
        Assert.True(sending.HasEnded);
        Assert.Equal(StreamRefusal.Stopping, TryOpen("joe"));
        taken.SetResult(1);
        await sent;
    }

    [Fact]
    public async Task Clock_NothingSentForAWhile_MakesTheStreamDueForAComment()
    {
        var stream = Open("ana");
        var due = stream.DueAsync().AsTask();

        _time.Advance(OpenStreams.Heartbeat - TimeSpan.FromSeconds(1));
        Assert.False(due.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await due);
        Assert.True(stream.Quiet >= OpenStreams.Heartbeat);
    }

    [Fact]
    public async Task Clock_AccessIsTakenAway_EndsTheStreamWithinTenSeconds()
    {
        var due = Open("ana").DueAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(7));
        _mayGoOn = false;

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(await due);
    }

    [Fact]
    public async Task Clock_AccessCannotBeTold_EndsTheStreamAndNotTheServer()
    {
        var request = Request("ana") with { MayGoOn = () => throw new InvalidOperationException("The directory is broken.") };
        _streams.TryOpen(request, lasts: true, out var stream);
        var due = stream!.DueAsync().AsTask();

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(await due);
    }

    [Fact]
    public async Task Clock_LifetimeIsOver_EndsTheStreamGiveOrTakeATenth()
    {
        var stream = Open("ana");
        Assert.True(await AdvanceAsync(stream, 9 * 60));

        Assert.False(await AdvanceAsync(stream, (2 * 60) + 1));
    }

    [Fact]
    public void Clock_ClientTakesNothing_IsDisconnectedAndCounted()
    {
        var stream = Open("ana");
        var taken = new TaskCompletionSource<int>();
        _ = stream.TakenAsync(new ValueTask<int>(taken.Task)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal((0, 0), (_aborted, _streams.Dropped));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((1, 1), (_aborted, _streams.Dropped));
        taken.SetResult(1);
    }

    [Theory]
    [InlineData(-1, 1, 10, 1, 1)]
    [InlineData(0, 0, 10, 1, 1)]
    [InlineData(0, 1, 9, 1, 1)]
    [InlineData(0, 1, 10, 0, 1)]
    [InlineData(0, 1, 10, 1, 0)]
    public void Options_ThatCannotBe_AreNotValid(int perUser, int total, int lifetime, int stalled, int megabytes)
    {
        Assert.False(new StreamOptions { PerUser = perUser, Total = total, LifetimeSeconds = lifetime, StalledSeconds = stalled, FullMegabytesPerSecond = megabytes }.IsValid);
        Assert.True(new StreamOptions().IsValid);
    }

    /// <summary>Moves the clock on by seconds; true while the stream goes on.</summary>
    private async Task<bool> AdvanceAsync(OpenStream stream, int seconds)
    {
        for (var i = 0; i < seconds && !stream.HasEnded; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            stream.Sent();
        }

        _hub.Signal();
        return await stream.DueAsync();
    }

    private OpenStream Open(string account)
    {
        Assert.Equal(StreamRefusal.None, _streams.TryOpen(Request(account), lasts: false, out var stream));
        return stream!;
    }

    private StreamRefusal TryOpen(string account) => _streams.TryOpen(Request(account), lasts: false, out _);

    private StreamRequest Request(string account) => new(account, _hub.Subscribe(), () => _mayGoOn, () => _aborted++);
}
