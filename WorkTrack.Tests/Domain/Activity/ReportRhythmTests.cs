using WorkTrack.Domain.Activity;

namespace WorkTrack.Tests.Domain.Activity;

public sealed class ReportRhythmTests
{
    [Fact]
    public void Unknown_BeforeAnyGap_AssumesFiveMinutes()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), ReportRhythm.Unknown.UsualInterval);
        Assert.Equal(TimeSpan.FromMinutes(12.5), ReportRhythm.Unknown.BridgeLimit);
        Assert.Equal(TimeSpan.FromMinutes(12.5), ReportRhythm.Unknown.OnlineWindow);
    }

    [Theory]
    [InlineData(5, 5, 5, 2)]
    [InlineData(30, 30, 6.25, 2)]
    [InlineData(60, 60, 12.5, 2.5)]
    [InlineData(300, 300, 12.5, 12.5)]
    [InlineData(600, 600, 15, 25)]
    public void After_EightAlike_IsTheirInterval(int seconds, int usual, double bridgeMinutes, double onlineMinutes)
    {
        var rhythm = After([.. Enumerable.Repeat(seconds, 8)]);

        Assert.Equal(TimeSpan.FromSeconds(usual), rhythm.UsualInterval);
        Assert.Equal(TimeSpan.FromMinutes(bridgeMinutes), rhythm.BridgeLimit);
        Assert.Equal(TimeSpan.FromMinutes(onlineMinutes), rhythm.OnlineWindow);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(60, 901)]
    [InlineData(60, -5)]
    public void After_GapThatSaysNothing_StaysTheSame(int usual, int gap)
    {
        var rhythm = After([.. Enumerable.Repeat(usual, 8)]);

        Assert.Same(rhythm, rhythm.After(TimeSpan.FromSeconds(gap)));
    }

    [Fact]
    public void After_OneReportLost_KeepsTheUsualInterval()
    {
        Assert.Equal(TimeSpan.FromSeconds(60), After(60, 60, 60, 60, 60, 60, 60, 120).UsualInterval);
        Assert.Equal(TimeSpan.FromSeconds(120), After(60, 60, 60, 60, 60, 120, 60, 180).UsualInterval);
    }

    [Fact]
    public void After_ReportsLostInARow_StillBridgesADozenOfTheAgentsOwn()
    {
        Assert.Equal(TimeSpan.FromMinutes(12.5), After(60, 60, 180, 60, 60, 120, 60, 300).BridgeLimit);
        Assert.Equal(TimeSpan.FromMinutes(5), After(5, 5, 15, 5, 5, 10, 5, 25).BridgeLimit);
    }

    /// <summary>Two formats of one agent come in pairs; the short gaps between them do not hide the interval.</summary>
    [Fact]
    public void After_ReportsInPairs_IsTheLongerInterval() =>
        Assert.Equal(TimeSpan.FromSeconds(58), After(2, 58, 2, 58, 2, 58, 2, 58).UsualInterval);

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var rhythm = After(1, 900, 62, 5, 300, 299, 7, 60);

        Assert.Equal("1,900,62,5,300,299,7,60", rhythm.ToString());
        Assert.Equal(rhythm, ReportRhythm.Parse(rhythm.ToString()));
        Assert.Equal(rhythm.UsualInterval, ReportRhythm.Parse(rhythm.ToString()).UsualInterval);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5,6,7,x")]
    public void Parse_AnythingElse_IsUnknown(string? text) => Assert.Equal(ReportRhythm.Unknown, ReportRhythm.Parse(text));

    private static ReportRhythm After(params int[] seconds) =>
        seconds.Aggregate(ReportRhythm.Unknown, (rhythm, gap) => rhythm.After(TimeSpan.FromSeconds(gap)));
}
