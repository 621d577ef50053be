namespace WorkTrack.Tests.Domain.Lives;

/// <summary>The stories that made the rules what they are. A day begins and ends in the story's zone.</summary>
public sealed class StoryTests
{
    [Fact]
    public void Noon_125Then130Then10Then0Then1Then2_Is132() => Assert.Equal([132], Days(Stories.Noon(), "2026-11-23"));

    [Fact]
    public void OneReport_AThousandTimes_CountsOnce() => Assert.Equal([125], Days(Stories.SameReportAThousandTimes(), "2026-11-23"));

    [Fact]
    public void Night_OfSleepWithLateAndRepeatedReportsAfterwards_IsNotCounted() =>
        Assert.Equal([299, 60], Days(Stories.NightOfSleep(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void Agent_KilledAndRestartedTenTimes_LosesItsUnfinishedMinutesOnly() =>
        Assert.InRange(Days(Stories.RestartedTenTimes(), "2026-11-23")[0], 480 - 11, 480);

    [Fact]
    public void Server_DownForFortyMinutesWhileAgentsRun_CountsThem() =>
        Assert.Equal([119], Days(Stories.ServerDownForFortyMinutes(), "2026-11-23"));

    [Fact]
    public void Night_ServerAndComputersOff_IsNotCounted() =>
        Assert.Equal([479, 59], Days(Stories.EverybodyOffForTheNight(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void Night_ServerOffAndComputersAsleep_IsNotCounted() =>
        Assert.Equal([479, 60], Days(Stories.EverybodyAsleepForTheNight(), "2026-11-23", "2026-11-24"));

    /// <summary>What a counter did in that time nobody knows: it may have slept.</summary>
    [Fact]
    public void Laptop_OffTheNetworkForThreeHoursWithACounter_LosesThem() =>
        Assert.Equal([479 - 180], Days(Stories.OffTheNetworkForThreeHours(), "2026-11-23"));

    [Fact]
    public void Laptop_OffTheNetworkForThreeHoursWithAQueue_LosesNothing() =>
        Assert.Equal([480], Days(Stories.OffTheNetworkForThreeHoursWithAQueue(), "2026-11-23"));

    [Fact]
    public void Reboot_OffTheNetworkAfterANightWithACounter_CountsFromTheFirstReport() =>
        Assert.Equal([299, 60], Days(Stories.RebootedOffTheNetwork(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void Reboot_OffTheNetworkAfterANightWithAQueue_LosesNothing() =>
        Assert.Equal([300, 240], Days(Stories.RebootedOffTheNetworkWithAQueue(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void Midnight_AgentRunsThrough_BelongsToBothDays() =>
        Assert.Equal([119, 120], Days(Stories.ThroughMidnight(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void IdleAwareCounter_StandsStillForAnHourAndAHalf_CountsTheRest() =>
        Assert.InRange(Days(Stories.IdleAware(), "2026-11-23")[0], 119, 120);

    /// <summary>It begins again like an agent that was restarted, and loses its unfinished minute.</summary>
    [Fact]
    public void DailyCounter_BeginsAgainAtMidnight_CountsThrough() =>
        Assert.Equal([119, 119], Days(Stories.CountsTheDay(), "2026-11-23", "2026-11-24"));

    [Fact]
    public void OneAgent_InTwoWireFormatsAtOnce_CountsOnce() => Assert.Equal([479], Days(Stories.TwoWireFormats(), "2026-11-23"));

    [Fact]
    public void AgentsClock_StepsAnHourForwardAndBack_ChangesNothing() =>
        Assert.Equal([479], Days(Stories.ClockStepsForwardAndBack(), "2026-11-23"));

    /// <summary>It runs two hours more on either side. The minute of the first report, whose counter is 0, is nobody's, nor is the one after the last.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "2026-03-29", "2026-03-30", 23 * 60)]
    [InlineData("Europe/Berlin", "2026-10-24", "2026-10-25", "2026-10-26", 25 * 60)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", "2026-10-04", "2026-10-05", (23 * 60) + 30)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", "2026-04-05", "2026-04-06", (24 * 60) + 30)]
    [InlineData("America/Sao_Paulo", "2018-11-03", "2018-11-04", "2018-11-05", 23 * 60)]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-30", "2011-12-31", 0)]
    public void ClockChange_AgentRunsAllDay_FillsTheDayExactly(string zone, string before, string day, string after, int minutes) =>
        Assert.Equal([119, minutes, 119], Days(Stories.AllDay(zone, day), before, day, after));

    private static int[] Days(Life life, params string[] days)
    {
        var records = Server.Play(life).Records;
        var figures = days.Select(day => records.ActiveIn(life.Calendar.MinutesOf(Zones.Day(day)))).ToArray();
        Assert.Equal(records.Active, figures.Sum());
        return figures;
    }
}
