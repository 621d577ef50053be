using Microsoft.Extensions.Time.Testing;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Ingestion;

public sealed class RateLimitTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Permits_AllAtOnce_AreThereAndThenOneAfterItsShareOfTheTime()
    {
        var limit = new RateLimit<string>(3, Minute, _time);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limit.TryTake("A", out TimeSpan _)));
        Assert.False(limit.TryTake("A", out var wait));
        Assert.Equal(TimeSpan.FromSeconds(20), wait);

        _time.Advance(wait - TimeSpan.FromTicks(1));
        Assert.False(limit.TryTake("A", out _));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(limit.TryTake("A", out _));
        Assert.False(limit.TryTake("A", out _));
    }

    [Fact]
    public void Permits_LongUnused_AreNeverMoreThanAll()
    {
        var limit = new RateLimit<string>(3, Minute, _time);
        limit.TryTake("A", out _);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => limit.TryTake("A", out TimeSpan _)));
    }

    [Fact]
    public void Keys_Different_DoNotShare()
    {
        var limit = new RateLimit<string>(1, Minute, _time);
        Assert.True(limit.TryTake("A", out _));
        Assert.True(limit.TryTake("B", out _));
        Assert.False(limit.TryTake("A", out _));
    }

    [Fact]
    public void Permit_GivenBack_IsThereAgain()
    {
        var limit = new RateLimit<string>(2, Minute, _time);
        limit.TryTake("A", out _);
        limit.TryTake("A", out _);
        limit.GiveBack("A");
        limit.GiveBack("never seen");

        Assert.True(limit.TryTake("A", out _));
        Assert.False(limit.TryTake("A", out _));
    }

    [Fact]
    public void Limit_None_RemembersNobody()
    {
        var limit = new RateLimit<int>(0, Minute, _time);

        Assert.All(Enumerable.Range(0, 10_000), key => Assert.True(limit.TryTake(key % 2, out _)));
        Assert.Equal(0, limit.Count);
    }

    [Fact]
    public void Keys_ThatComeAndGo_AreForgotten()
    {
        var limit = new RateLimit<int>(100, Minute, _time);
        for (var key = 0; key < 1_000_000; key++)
        {
            limit.TryTake(key, out _);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.InRange(limit.Count, 1, 2 * 1024);
        }
    }
}
