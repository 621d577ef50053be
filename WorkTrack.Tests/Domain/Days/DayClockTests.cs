using CsCheck;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Days;

public sealed class DayClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25", 2, 120)]
    [InlineData("Europe/Berlin", "2026-03-29", 2, 0)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 1, 90)]
    [InlineData("Asia/Kathmandu", "2026-11-23", 0, 60)]
    [InlineData("America/Sao_Paulo", "2026-11-23", 23, 60)]
    public void Count_AComputerThatNeverRests_FillsEachHourOfTheClock(string zone, string date, int clockHour, int minutes)
    {
        var clock = ClockOf(zone, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        var hours = UsageHour.From([], [new MinuteRange(clock.Minutes.First - 500, clock.Minutes.Count + 1000)]).ToArray();

        var (active, present) = Count(clock, hours);

        Assert.Equal(minutes, active[clockHour]);
        Assert.Equal(active, present);
        Assert.Equal(clock.Minutes.Count, active.Sum());
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Apia")]
    [InlineData("UTC")]
    public void Count_AnyDay_AddsUpToTheDaysFigures(string zone) =>
        Gen.Select(Gen.Int[0, 400], Gen.Select(Gen.Int[-30, 60], Gen.ULong[0, (1UL << 60) - 1], Gen.ULong).Array[0, 40])
            .Sample((dayNumber, drawn) =>
            {
                var clock = ClockOf(zone, new DateOnly(2026, 1, 1).AddDays(dayNumber));
                var first = HourBits.HourOf(clock.Minutes.First);
                var hours = drawn.DistinctBy(hour => hour.Item1).Select(hour => new UsageHour(first + hour.Item1, hour.Item2, hour.Item2 & hour.Item3)).ToArray();
                var figures = DayFigures.Of(clock.Minutes, hours);

                var (active, present) = Count(clock, hours);

                Assert.Equal((figures.Active, figures.Present), (active.Sum(), present.Sum()));
            });

    [Theory]
    [InlineData("2026-11-23T11:00:30Z", "2026-11-22T11:00Z")]
    [InlineData("2026-10-25T11:00Z", "2026-10-24T10:00Z")]
    [InlineData("2026-03-29T10:00Z", "2026-03-28T11:00Z")]
    public void DayBefore_AnInstant_IsWhenClocksShowedTheSame(string now, string before) => Assert.Equal(
        MinuteRange.MinuteOf(Instant(before)), Calendar("Europe/Berlin").DayBefore(Instant(now)));

    private static (int[] Active, int[] Present) Count(DayClock clock, UsageHour[] hours)
    {
        var (active, present) = (new int[DayClock.Hours], new int[DayClock.Hours]);
        clock.Count([.. hours], active, present);
        return (active, present);
    }

    private static DayClock ClockOf(string zone, DateOnly day) => new(Calendar(zone), day);

    private static OrganisationCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
