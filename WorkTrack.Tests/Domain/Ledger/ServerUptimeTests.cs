using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Ledger;

public sealed class ServerUptimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void DownBetween_StretchesOfSeveralServers_CountsWhatNoneCovers()
    {
        var uptime = ServerUptime.Since([Up(40, 70), Up(0, 30), Up(10, 20), Up(25, 35), Up(60, 80)], At(90));

        Assert.Equal(TimeSpan.FromMinutes(5 + 10), uptime.DownBetween(At(0), At(100)));
        Assert.Equal(TimeSpan.FromMinutes(2 + 4), uptime.DownBetween(At(38), At(84)));
        Assert.Equal(TimeSpan.Zero, uptime.DownBetween(At(40), At(80)));
        Assert.Equal(At(90), uptime.UpSince);
    }

    [Fact]
    public void DownBetween_BeforeTheFirstStretch_HoldsNothingAgainstAnybody() =>
        Assert.Equal(TimeSpan.Zero, ServerUptime.Since([], At(0)).DownBetween(At(-600), At(600)));

    [Fact]
    public void WentDown_UntilItComesBack_CountsOn()
    {
        var uptime = ServerUptime.Since([], At(0)).WentDown(At(10)).WentDown(At(12));
        Assert.Equal(TimeSpan.FromMinutes(20), uptime.DownBetween(At(0), At(30)));

        var back = uptime.CameBack(At(40)).CameBack(At(41));
        Assert.Equal(TimeSpan.FromMinutes(30), back.DownBetween(At(0), At(90)));
        Assert.Equal((At(40), null), (back.UpSince, back.DownSince));
    }

    [Fact]
    public void DownBetween_WrongWayRound_IsNothing() =>
        Assert.Equal(TimeSpan.Zero, ServerUptime.Since([Up(0, 1)], At(20)).DownBetween(At(15), At(5)));

    private static UptimeStretch Up(int from, int until) => new(At(from), At(until));

    private static DateTimeOffset At(int minutes) => Noon.AddMinutes(minutes);
}
