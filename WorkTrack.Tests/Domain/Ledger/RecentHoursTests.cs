using CsCheck;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Ledger;

public sealed class RecentHoursTests
{
    [Fact]
    public void Merge_KnownAndNewMinutes_ReportsOnlyTheNewOnes()
    {
        var hours = RecentHours.Empty.Merge([new UsageHour(10, 0b0111, 0b0011)], out _);

        hours = hours.Merge([new UsageHour(10, 0b1111, 0b0110)], out var fresh);

        Assert.Equal([new UsageHour(10, 0b1000, 0b0100)], fresh);
        Assert.Equal([new UsageHour(10, 0b1111, 0b0111)], hours.Hours);
    }

    [Fact]
    public void Merge_NothingNew_KeepsTheInstance()
    {
        var hours = RecentHours.Empty.Merge([new UsageHour(10, 1, 1)], out _);

        Assert.Same(hours, hours.Merge([new UsageHour(10, 1, 0)], out var fresh));
        Assert.Empty(fresh);
    }

    [Fact]
    public void Merge_HoursOlderThanKept_AreForgottenOldestFirst()
    {
        var hours = RecentHours.Empty.Merge(Enumerable.Range(0, 40).Select(hour => new UsageHour(hour, 1, 1)), out _);

        Assert.Equal(RecentHours.Kept, hours.Hours.Length);
        Assert.Equal(39, hours.Hours[^1].Hour);
        Assert.Equal(40 - RecentHours.Kept, hours.Hours[0].Hour);
    }

    [Fact]
    public void CountActive_RangeThatCutsHours_CountsOnlyInside()
    {
        var everyMinute = UsageHour.From([], [new MinuteRange(600, 180)]);
        var hours = RecentHours.Empty.Merge(everyMinute, out _);

        Assert.Equal(180, hours.CountActive(new MinuteRange(0, 10_000)));
        Assert.Equal(105, hours.CountActive(new MinuteRange(645, 105)));
        Assert.Equal(1, hours.CountActive(new MinuteRange(779, 100)));
        Assert.Equal(0, hours.CountActive(new MinuteRange(780, 100)));
    }

    [Fact]
    public void Merge_AnyOrderAndRepetition_IsTheSame() =>
        Gen.Select(Gen.Long[0, 20], Gen.ULong, Gen.ULong).Select((hour, present, active) => new UsageHour(hour, present | active, active))
            .Array[0, 30].Sample(hours =>
            {
                var forward = hours.Aggregate(RecentHours.Empty, (all, hour) => all.Merge([hour], out _));
                var backward = hours.Reverse().Concat(hours).Aggregate(RecentHours.Empty, (all, hour) => all.Merge([hour], out _));
                var atOnce = RecentHours.Empty.Merge(hours, out _);
                Assert.Equal(forward.Hours, backward.Hours);
                Assert.Equal(forward.Hours, atOnce.Hours);
            });

    [Fact]
    public void From_PresentAndActive_KeepsActiveWithinPresent()
    {
        var hour = Assert.Single(UsageHour.From([new MinuteRange(0, 2)], [new MinuteRange(5, 1)]));

        Assert.Equal(new UsageHour(0, 0b100011, 0b100000), hour);
    }
}
