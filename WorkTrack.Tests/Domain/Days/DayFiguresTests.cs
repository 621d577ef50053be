using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Days;

public sealed class DayFiguresTests
{
    // A day from hour 10:30 to 34:30, as an offset of half an hour makes them.
    private static readonly MinuteRange Day = new(630, 1440);

    [Fact]
    public void Of_HoursThatReachBeyondTheDay_CountsOnlyWhatLiesInside()
    {
        UsageHour[] hours = [.. UsageHour.From([new MinuteRange(600, 100), new MinuteRange(2060, 60)], [new MinuteRange(620, 20), new MinuteRange(2060, 60)])];

        Assert.Equal(new DayFigures(70 + 10, 10 + 10, 630, 2069, Remarks.None), DayFigures.Of(Day, hours));
        Assert.True(DayFigures.Of(new MinuteRange(0, 600), hours).IsEmpty);
    }

    [Theory]
    [InlineData(12, 20, true)]
    [InlineData(12, 12, true)]
    [InlineData(20, 12, false)]
    public void Of_Gap_CountsWhenBothItsEndsAreInTheDay(int begins, int ends, bool inside)
    {
        UsageHour[] hours = [new(ends, 0, 0, Remarks.GapEnds), new(begins, 0, 0, Remarks.GapBegins | Remarks.Vouched)];
        var merged = UsageHour.Together(hours).ToList();

        Assert.Equal(
            inside ? Remarks.GapBegins | Remarks.GapEnds | Remarks.Vouched : Remarks.Vouched, DayFigures.Of(Day, merged).Remarks);
    }

    [Fact]
    public void Programs_ClaimedTwiceOrNotAtAll_AddUpToTheActiveMinutes()
    {
        UsageHour[] hours = [.. UsageHour.From([], [new MinuteRange(660, 60)])];
        ClaimedHour[] claims = [new(11, 7, 2, 0b1111), new(11, 7, 1, 0b0011), new(11, 3, 9, 0b0110), new(99, 1, 1, 1)];

        Assert.Equal(
            [new ProgramMinutes(0, 0, 56), new ProgramMinutes(3, 9, 2), new ProgramMinutes(7, 1, 1), new ProgramMinutes(7, 2, 1)],
            DayFigures.Programs(Day, hours, claims));
    }

    [Theory]
    [InlineData(30, new[] { 0, 10, 5, 20 }, new[] { 0, 5, 5, 20 })]
    [InlineData(21, new[] { 0, 10, 5, 20 }, new[] { 5, 16 })]
    [InlineData(40, new[] { 0, 10, 5, 20 }, new[] { 0, 15, 5, 20 })]
    [InlineData(0, new[] { 5, 20 }, new int[0])]
    public void Fit_AnotherTotal_TakesFromTheUnknownThenTheLargest(int active, int[] shares, int[] fitted)
    {
        var before = Shares(shares);

        var after = DayFigures.Fit(before, active);

        Assert.Equal(active, after.Sum(share => share.Minutes));
        Assert.Equal(Shares(fitted).Select(share => share.Minutes), after.Select(share => share.Minutes));
    }

    [Fact]
    public void Timeline_OfADay_CoversItWithoutAHole()
    {
        UsageHour[] hours = [.. UsageHour.From([new MinuteRange(700, 30)], [new MinuteRange(705, 10)])];

        var pieces = Timeline.Cut(Day, hours, [new ClaimedHour(11, 5, 6, ulong.MaxValue >> 4)]);

        Assert.Equal(
            [
                (TimelineState.Off, 630L, 70L, 0L), (TimelineState.Idle, 700L, 5L, 0L), (TimelineState.Active, 705L, 10L, 5L),
                (TimelineState.Idle, 715L, 15L, 0L), (TimelineState.Off, 730L, 1340L, 0L),
            ],
            pieces.Select(piece => (piece.State, piece.Minutes.First, piece.Minutes.Count, piece.Program)));
        Assert.Empty(Timeline.Cut(MinuteRange.Empty, hours, []));
    }

    [Fact]
    public void Users_ChangesInOrderOrNot_CutARange()
    {
        var history = new UserHistory([new UserSince(50, "rui"), new UserSince(10, "ana"), new UserSince(70, "rui"), new UserSince(90, "eva")]);

        Assert.Equal(
            [("ana", new MinuteRange(0, 50)), ("rui", new MinuteRange(50, 40)), ("eva", new MinuteRange(90, 10))], history.Cut(new MinuteRange(0, 100)));
        Assert.Equal([("rui", new MinuteRange(60, 20))], history.Cut(new MinuteRange(60, 20)));
        Assert.Equal([(null, new MinuteRange(0, 9))], UserHistory.Empty.Cut(new MinuteRange(0, 9)));
    }

    /// <summary>The first is of the program that is not known, whose key is 0, where there is a zero in front.</summary>
    private static ProgramMinutes[] Shares(int[] minutes) => minutes is [0, var unknown, .. var others]
        ? [new ProgramMinutes(0, 0, unknown), .. others.Select((share, i) => new ProgramMinutes(i + 1, 0, share))]
        : [.. minutes.Select((share, i) => new ProgramMinutes(i + 1, 0, share))];
}
