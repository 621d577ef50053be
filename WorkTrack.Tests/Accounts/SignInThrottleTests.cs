using Microsoft.Extensions.Time.Testing;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

public sealed class SignInThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(_time);

    [Fact]
    public void Failures_OnOneAccount_WaitTwiceAsLongEachTime_UpToAQuarterOfAnHour()
    {
        var waits = new List<double>();
        for (var i = 0; i < 16; i++)
        {
            var wait = _throttle.Begin("here", "ana");
            waits.Add(wait.TotalSeconds);
            _time.Advance(wait);
            if (wait > TimeSpan.Zero)
            {
                Assert.Equal(TimeSpan.Zero, _throttle.Begin("here", "ana"));
            }
        }

        Assert.Equal([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900], waits);
    }

    [Fact]
    public void Failures_ElsewhereOrOnOtherAccounts_HoldNobodyUp()
    {
        for (var i = 0; i < 1000; i++)
        {
            _throttle.Begin($"place {i % 100}", "ana");
        }

        Assert.Equal(TimeSpan.Zero, _throttle.Begin("here", "ana"));
    }

    [Fact]
    public void Failures_OfOnePlaceOnManyAccounts_AreTenAMinute()
    {
        for (var i = 0; i < SignInThrottle.FailuresPerMinute; i++)
        {
            Assert.Equal(TimeSpan.Zero, _throttle.Begin("here", $"account {i}"));
        }

        Assert.Equal(TimeSpan.FromMinutes(1), _throttle.Begin("here", "another"));
        Assert.Equal(TimeSpan.Zero, _throttle.Begin("there", "another"));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, _throttle.Begin("here", "another"));
    }

    [Fact]
    public void Successes_HoweverMany_HoldNobodyUp()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(TimeSpan.Zero, _throttle.Begin("office", $"account {i}"));
            _throttle.Succeeded("office", $"account {i}");
        }
    }

    [Fact]
    public void Success_AfterFailures_BeginsAnew()
    {
        for (var i = 0; i < 3; i++)
        {
            _throttle.Begin("here", "ana");
        }

        _throttle.Succeeded("here", "ana");

        Assert.Equal(TimeSpan.Zero, _throttle.Begin("here", "ana"));
    }
}
