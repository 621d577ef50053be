using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Ledger;

public sealed class MinuteRangeTests
{
    [Fact]
    public void ByHour_RangeAcrossTwoHours_IsCutAtTheFullHour()
    {
        var pieces = new MinuteRange(58, 4).ByHour().ToList();

        Assert.Equal([new HourBits(0, 0b11UL << 58), new HourBits(1, 0b11UL)], pieces);
    }

    [Fact]
    public void ByHour_WholeHour_HasSixtyBits() =>
        Assert.Equal(new HourBits(2, (1UL << 60) - 1), Assert.Single(new MinuteRange(120, 60).ByHour()));

    [Theory]
    [InlineData("1970-01-01T00:00:59.999Z", 0)]
    [InlineData("1970-01-01T00:01:00.000Z", 1)]
    [InlineData("1969-12-31T23:59:59.000Z", -1)]
    public void MinuteOf_AnInstant_IsTheMinuteItLiesIn(string instant, long minute) =>
        Assert.Equal(minute, MinuteRange.MinuteOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void EndingWith_NegativeCount_IsEmpty() => Assert.True(MinuteRange.EndingWith(10, -3).IsEmpty);

    [Fact]
    public void Intersect_DisjointRanges_IsEmpty() =>
        Assert.True(new MinuteRange(0, 5).Intersect(new MinuteRange(5, 5)).IsEmpty);
}
