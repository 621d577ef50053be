using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Ledger;

/// <summary>One test, or more, for each row of the rule's table. Times are minutes and seconds after noon.</summary>
public sealed class CounterRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly long NoonMinute = MinuteRange.MinuteOf(Noon);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(125, 125)]
    [InlineData(1440, 1440)]
    [InlineData(1441, 1440)]
    [InlineData(long.MaxValue, 1440)]
    [InlineData(-1, 0)]
    [InlineData(long.MinValue, 0)]
    public void FirstContact_AnyCounter_VouchesForItsPastUpToADay(long counter, int granted)
    {
        var proof = CounterRule.Prove(null, At(0, 30), counter);

        Assert.Equal(CounterCase.FirstContact, proof.Case);
        Assert.Equal(granted, proof.Granted.Count);
        Assert.True(granted == 0 || proof.Granted.End == NoonMinute + 1, "It ends with the report's minute.");
        Assert.Equal(new MinuteRange(NoonMinute, 1), proof.Present);
        Assert.Equal(new CounterCursor(At(0, 30), At(0, 30), At(0, 30), counter, ReportRhythm.Unknown), proof.Cursor);
    }

    [Theory]
    [InlineData(5, 5, "a fresh start within the bridge limit")]
    [InlineData(12, 12, "a fresh start at the limit")]
    [InlineData(13, 1, "fell, but too far for a fresh start")]
    [InlineData(0, 0, "a start in this very minute")]
    [InlineData(100, 0, "it stood still")]
    [InlineData(160, 1, "it went on while we did not hear it")]
    [InlineData(-7, 1, "below zero: no start, but it differs")]
    [InlineData(long.MaxValue, 1, "nonsense")]
    public void Gap_BeyondTheBridgeLimit_GrantsAFreshStartOrOneMinute(long counter, int granted, string story)
    {
        var proof = CounterRule.Prove(Cursor(counter: 100), At(60, 0), counter);

        Assert.True(proof.Case == CounterCase.Gap, story);
        Assert.Equal(granted, proof.Granted.Count);
        Assert.True(proof.Granted.IsEmpty || proof.Granted.End == NoonMinute + 61);
        Assert.Equal(new MinuteRange(NoonMinute + 60, 1), proof.Present);
        Assert.Equal((At(60, 0), At(60, 0), counter), (proof.Cursor.LastAt, proof.Cursor.AnchorAt, proof.Cursor.Counter));
    }

    [Theory]
    [InlineData(12, 30, CounterCase.SameSession)]
    [InlineData(12, 31, CounterCase.Gap)]
    public void Gap_AtTheBridgeLimit_IsStillBridged(int minutes, int seconds, CounterCase expected) =>
        Assert.Equal(expected, CounterRule.Prove(Cursor(counter: 100), At(minutes, seconds), 113).Case);

    [Theory]
    [InlineData(5, 0, 0, 0)]
    [InlineData(5, 0, 3, 3)]
    [InlineData(5, 0, 5, 5)]
    [InlineData(5, 0, 6, 5)] // Explicable, as both ends may be cut off; but only minutes after the last report's.
    [InlineData(0, 20, 0, 0)]
    public void Restart_CounterFallsWithinTheTimePassed_GrantsOnlyMinutesAfterTheLastReport(int minutes, int seconds, long counter, int granted)
    {
        var proof = CounterRule.Prove(Cursor(counter: 100), At(minutes, seconds), counter);

        Assert.Equal(CounterCase.Restart, proof.Case);
        Assert.Equal(granted, proof.Granted.Count);
        Assert.True(proof.Granted.IsEmpty || proof.Granted.First > NoonMinute);
        Assert.Equal(At(minutes, seconds), proof.Cursor.AnchorAt);
    }

    [Fact]
    public void Restart_CounterBeyondTheTimePassed_IsNotARestart() =>
        Assert.Equal(CounterCase.Unexplained, CounterRule.Prove(Cursor(counter: 100), At(5, 0), 7).Case);

    [Theory]
    [InlineData(1, 0, 100, 0, "it stood still")]
    [InlineData(1, 0, 101, 1, "a minute on")]
    [InlineData(2, 0, 101, 2, "two minutes begun for one finished: both")]
    [InlineData(3, 0, 101, 1, "two minutes of pause: the newest one")]
    [InlineData(12, 0, 104, 4, "eight minutes of pause: the newest four")]
    [InlineData(1, 0, 102, 1, "one too many, within rounding: no more than have passed")]
    public void SameSession_CounterGrowsWithTime_GrantsWhatItGained(int minutes, int seconds, long counter, int granted, string story)
    {
        var proof = CounterRule.Prove(Cursor(counter: 100), At(minutes, seconds), counter);

        Assert.True(proof.Case == CounterCase.SameSession, story);
        Assert.Equal(granted, proof.Granted.Count);
        Assert.True(proof.Granted.IsEmpty || proof.Granted.End == NoonMinute + minutes + 1);
        Assert.Equal(new MinuteRange(NoonMinute, minutes + 1), proof.Present);
    }

    [Fact]
    public void SameSession_CounterStandsStill_KeepsTheAnchor()
    {
        var still = CounterRule.Prove(Cursor(counter: 100), At(10, 0), 100);
        var moved = CounterRule.Prove(still.Cursor, At(20, 0), 101);

        Assert.Equal((At(10, 0), Noon), (still.Cursor.LastAt, still.Cursor.AnchorAt));
        Assert.Equal(CounterCase.SameSession, moved.Case);
        Assert.Equal(new MinuteRange(NoonMinute + 20, 1), moved.Granted);
        Assert.Equal(At(20, 0), moved.Cursor.AnchorAt);
    }

    [Fact]
    public void SameSession_LongPauseOfTheCounter_IsMeasuredFromTheAnchor()
    {
        // Seen every ten minutes, standing still for half an hour: then 25 more are explicable, 33 are not.
        var cursor = new CounterCursor(Noon.AddDays(-1), At(30, 0), Noon, 100, ReportRhythm.Unknown);

        Assert.Equal((CounterCase.SameSession, 25L), Judged(cursor, 125));
        Assert.Equal((CounterCase.Unexplained, 5L), Judged(cursor, 137));

        static (CounterCase, long) Judged(CounterCursor cursor, long counter)
        {
            var proof = CounterRule.Prove(cursor, At(35, 0), counter);
            return (proof.Case, proof.Granted.Count);
        }
    }

    [Theory]
    [InlineData(5, 250, 5)]
    [InlineData(5, long.MaxValue, 5)]
    [InlineData(5, long.MinValue, 5)]
    [InlineData(0, 130, 0)]
    public void Unexplained_KnownForLong_GrantsTheTimeSinceTheLastReport(int minutes, long counter, int granted)
    {
        var cursor = Cursor(counter: 100) with { FirstAt = Noon.AddMinutes(-16) };
        var proof = CounterRule.Prove(cursor, At(minutes, 10), counter);

        Assert.Equal(CounterCase.Unexplained, proof.Case);
        Assert.Equal(granted, proof.Granted.Count);
        Assert.True(proof.Vouched.IsEmpty);
        Assert.Equal(At(minutes, 10), proof.Cursor.AnchorAt);
    }

    [Theory]
    [InlineData(15, 0, 130, 115)]
    [InlineData(15, 1, 130, 0)]
    [InlineData(15, 0, 5000, 1440 - 15)]
    public void Unexplained_JustMet_VouchesForItsPastBeforeTheFirstReport(int minutes, int seconds, long counter, int vouched)
    {
        var cursor = new CounterCursor(Noon, At(14, 0), At(14, 0), 20, ReportRhythm.Unknown);
        var proof = CounterRule.Prove(cursor, At(minutes, seconds), counter);

        Assert.Equal(CounterCase.Unexplained, proof.Case);
        Assert.Equal(1, proof.Granted.Count);
        Assert.True(proof.Vouched.IsEmpty ? vouched == 0 : proof.Vouched.End == NoonMinute);

        // The last u minutes end with the report's own, so those since the first report are not vouched for twice.
        Assert.Equal(vouched == 0 ? 0 : vouched - 1, proof.Vouched.Count);
    }

    [Fact]
    public void AnyReport_ReceivedBeforeTheLastOne_CountsAsReceivedWithIt()
    {
        var proof = CounterRule.Prove(Cursor(counter: 100), Noon.AddMinutes(-30), 101);

        Assert.Equal(Noon, proof.Cursor.LastAt);
        Assert.True(proof.Granted.IsEmpty);
    }

    [Fact]
    public void Overflow_CountersAtBothEndsOfTheRange_AreToldApart()
    {
        var proof = CounterRule.Prove(Cursor(counter: long.MinValue), At(1, 0), long.MaxValue);

        Assert.Equal(CounterCase.Unexplained, proof.Case);
        Assert.Equal(1, proof.Granted.Count);
    }

    private static CounterCursor Cursor(long counter) => new(Noon.AddDays(-1), Noon, Noon, counter, ReportRhythm.Unknown);

    private static DateTimeOffset At(int minutes, int seconds) => Noon.AddMinutes(minutes).AddSeconds(seconds);
}
