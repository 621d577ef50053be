using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Domain.Computers;

public sealed class ComputerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ComputerId Id = ComputerId.Parse("ABC123");

    [Fact]
    public void Accept_ReportWithoutCounter_ProvesPresenceOnly()
    {
        var (after, entry) = Known().Hear(Report(null), Noon);

        Assert.True(entry.IsNews);
        Assert.Equal(1, entry.Hours.Sum(hour => (int)ulong.PopCount(hour.Present)));
        Assert.Equal(0UL, entry.Hours.Aggregate(0UL, (all, hour) => all | hour.Active));
        Assert.Null(after.Cursor);
    }

    [Fact]
    public void Accept_SameReportInTheSameMinute_IsNoNews()
    {
        var (once, _) = Known().Hear(Report(125), Noon);

        var (twice, entry) = once.Hear(Report(125), Noon.AddSeconds(5));

        Assert.False(entry.IsNews);
        Assert.Equal(Noon.AddSeconds(5), twice.LastSeenAt);
        Assert.Equal(Noon.AddSeconds(5), twice.Cursor!.LastAt);
    }

    [Fact]
    public void Accept_CounterMovesWithoutAMinute_IsNewsForTheCursor()
    {
        var (once, _) = Known().Hear(Report(125), Noon);

        var (_, entry) = once.Hear(Report(10), Noon.AddSeconds(5));

        Assert.True(entry.IsNews);
        Assert.Empty(entry.Hours);
    }

    [Fact]
    public void Accept_WhatTheReportDoesNotSay_Stays()
    {
        var said = Report(1) with
        {
            Profile = ComputerProfile.Create("vm", "ana", "Linux"),
            Programs = new ProgramList([RunningProgram.Create("excel.exe")!], 1),
            Window = new WindowInFront(ActiveWindow.Create("Relatório", "excel.exe", null)),
        };
        var (known, _) = Known().Hear(said, Noon);

        var (after, _) = known.Hear(Report(2) with { Profile = ComputerProfile.Create(null, "rui", null) }, Noon.AddMinutes(1));

        Assert.Equal(ComputerProfile.Create("vm", "rui", "Linux"), after.Profile);
        Assert.Equal(known.Programs, after.Programs);
        Assert.Equal(known.Window, after.Window);
    }

    [Fact]
    public void Accept_NoWindowInFront_ClearsTheWindow()
    {
        var (known, _) = Known().Hear(Report(1) with { Window = new WindowInFront(ActiveWindow.Create("x", null, null)) }, Noon);

        var (after, entry) = known.Hear(Report(1) with { Window = new WindowInFront(null) }, Noon);

        Assert.Null(after.Window);
        Assert.False(entry.IsNews, "What is in front is stored a little later.");
    }

    [Fact]
    public void Accept_ServerClockSetBack_NeverGoesBefore()
    {
        var (known, _) = Known().Hear(Report(1), Noon);

        var (after, _) = known.Hear(Report(2), Noon.AddHours(-1));

        Assert.Equal(Noon, after.LastSeenAt);
        Assert.Equal(Noon, after.Cursor!.LastAt);
        Assert.Equal(1, after.Hours.CountActive(new MinuteRange(0, long.MaxValue / 2)));
    }

    private static Computer Known() => new() { Key = 1, Id = Id, RegisteredAt = Noon.AddDays(-1), LastSeenAt = Noon.AddDays(-1) };

    private static ActivityReport Report(long? counter) => new() { Computer = Id, Introduces = true, UsageMinutes = counter };
}
