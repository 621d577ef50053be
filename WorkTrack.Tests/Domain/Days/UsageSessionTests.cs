using CsCheck;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Days;

public sealed class UsageSessionTests
{
    [Fact]
    public void Of_NoUse_IsNoSession() => Assert.Empty(UsageSession.Of([]));

    [Theory]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    public void Of_Pause_IsABreakFromFifteenMinutesOn(int pause, int sessions)
    {
        var found = UsageSession.Of([new MinuteRange(100, 10), new MinuteRange(110 + pause, 5)]);

        Assert.Equal(sessions, found.Length);
        Assert.Equal(15, found.Sum(session => session.Active));
        Assert.Equal(sessions - 1, UsageSession.Breaks(found).Length);
    }

    [Fact]
    public void Breaks_BetweenSessions_AreTheMinutesInBetween()
    {
        var sessions = UsageSession.Of([new MinuteRange(0, 60), new MinuteRange(65, 5), new MinuteRange(130, 10)]);

        Assert.Equal([new UsageSession(new MinuteRange(0, 70), 65), new UsageSession(new MinuteRange(130, 10), 10)], sessions);
        Assert.Equal([new MinuteRange(70, 60)], UsageSession.Breaks(sessions));
    }

    [Fact]
    public void Of_AnyDay_ConservesUseAndSessionsAndBreaksTouch() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).Array[0, 30].Sample(stretches =>
        {
            var (at, active) = (0L, new List<MinuteRange>());
            foreach (var (pause, use) in stretches)
            {
                active.Add(new MinuteRange(at + pause, use));
                at += pause + use;
            }

            var sessions = UsageSession.Of(active);
            var breaks = UsageSession.Breaks(sessions);

            Assert.Equal(active.Sum(minutes => minutes.Count), sessions.Sum(session => session.Active));
            Assert.All(breaks, pause => Assert.True(pause.Count >= UsageSession.BreakMinutes));
            Assert.All(sessions, session => Assert.InRange(session.Active, 1, session.Minutes.Count));
            Assert.True(sessions.IsEmpty || sessions[^1].Minutes.End - sessions[0].Minutes.First
                == sessions.Sum(session => session.Minutes.Count) + breaks.Sum(pause => pause.Count));
        });
}
