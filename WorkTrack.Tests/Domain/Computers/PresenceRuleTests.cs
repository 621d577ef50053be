using CsCheck;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Domain.Computers;

public sealed class PresenceRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 119, Presence.Online)]
    [InlineData(5, 120, Presence.Offline)]
    [InlineData(60, 149, Presence.Online)]
    [InlineData(60, 150, Presence.Offline)]
    [InlineData(300, 749, Presence.Online)]
    [InlineData(300, 750, Presence.Offline)]
    public void Of_SilentComputer_IsOfflineAfterItsOwnWindow(int interval, int silentSeconds, Presence expected) =>
        Assert.Equal(expected, PresenceRule.Of(Heard(interval), Hearing.AlwaysUp, Noon.AddSeconds(silentSeconds)));

    [Theory]
    [InlineData(UserActivity.Active, 10, Presence.Online)]
    [InlineData(UserActivity.Idle, 10, Presence.Idle)]
    [InlineData(UserActivity.Locked, 10, Presence.Idle)]
    [InlineData(UserActivity.Idle, 130, Presence.Online)]
    public void Of_PersonSaidToBeAway_IsIdleAsLongAsThatIsFresh(UserActivity activity, int saidSecondsAgo, Presence expected)
    {
        var computer = Heard(5) with { User = new UserState(activity, Noon.AddHours(-1), Noon.AddSeconds(-saidSecondsAgo)) };

        Assert.Equal(expected, PresenceRule.Of(computer, Hearing.AlwaysUp, Noon));
    }

    [Fact]
    public void Of_ServerStartedAgain_IsUnknownUntilHeardOrTheWindowHasPassed()
    {
        var uptime = ServerUptime.Since([], Noon.AddMinutes(10));

        Assert.Equal(Presence.Unknown, PresenceRule.Of(Heard(60), uptime, Noon.AddMinutes(10)));
        Assert.Equal(Presence.Unknown, PresenceRule.Of(Heard(60), uptime, Noon.AddMinutes(10).AddSeconds(149)));
        Assert.Equal(Presence.Offline, PresenceRule.Of(Heard(60), uptime, Noon.AddMinutes(10).AddSeconds(150)));
        Assert.Equal(Presence.Online, PresenceRule.Of(Heard(60) with { LastSeenAt = Noon.AddMinutes(11) }, uptime, Noon.AddMinutes(12)));
    }

    [Fact]
    public void Of_ServerThatCannotListen_StaysAsItWas()
    {
        var down = ServerUptime.Since([], Noon.AddHours(-1)).WentDown(Noon.AddSeconds(30));
        var silent = Heard(60) with { LastSeenAt = Noon.AddMinutes(-10) };

        Assert.Equal(Presence.Online, PresenceRule.Of(Heard(60), down, Noon.AddMinutes(40)));
        Assert.Equal(Presence.Offline, PresenceRule.Of(silent, down, Noon.AddMinutes(40)));
        Assert.Equal(Presence.Unknown, PresenceRule.Of(Heard(60), down.CameBack(Noon.AddMinutes(40)), Noon.AddMinutes(41)));
    }

    /// <summary>Up to the next change the answer stays, whatever it is; the board relies on it.</summary>
    [Fact]
    public void NextChange_OfAnyComputerAndUptime_IsNeverTooLate() => Gen.Select(
            Gen.Int[1, 900], Gen.Int[-2000, 2000], Gen.Int[-4000, 4000], Gen.Int[0, 3], Gen.Int[0, 4000], Gen.Select(Gen.Int[0, 2], Gen.Int[-4000, 4000]))
        .Sample((interval, upSince, said, activity, now, down) =>
        {
            var computer = Heard(interval) with
            {
                User = activity == 0 ? null : new UserState((UserActivity)(activity - 1), Noon.AddHours(-2), Noon.AddSeconds(said)),
            };
            var uptime = ServerUptime.Since([], Noon.AddSeconds(upSince));
            uptime = down.Item1 == 0 ? uptime.WentDown(Noon.AddSeconds(Math.Min(down.Item2, now))) : uptime;
            var at = Noon.AddSeconds(now);
            var (answer, next) = (PresenceRule.Of(computer, uptime, at), PresenceRule.NextChange(computer, uptime, at));
            for (var later = at; later < next && later < at.AddHours(3); later = later.AddSeconds(7))
            {
                if (PresenceRule.Of(computer, uptime, later) != answer)
                {
                    return false;
                }
            }

            return next > at && (next == DateTimeOffset.MaxValue || PresenceRule.Of(computer, uptime, next.AddTicks(-1)) == answer);
        });

    private static Computer Heard(int intervalSeconds) => new()
    {
        Key = 1,
        Id = ComputerId.Parse("A"),
        RegisteredAt = Noon.AddDays(-1),
        LastSeenAt = Noon,
        Rhythm = Enumerable.Repeat(TimeSpan.FromSeconds(intervalSeconds), 8).Aggregate(ReportRhythm.Unknown, (rhythm, gap) => rhythm.After(gap)),
    };
}
