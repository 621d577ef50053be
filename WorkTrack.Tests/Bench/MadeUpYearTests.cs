using WorkTrack.Bench.History;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Bench;

/// <summary>The benchmark's year is what its figures are said to be of.</summary>
public sealed class MadeUpYearTests
{
    private static readonly DateOnly Last = new(2026, 11, 20);
    private static readonly OrganisationCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Fact]
    public void EveryDay_OfEveryComputer_HasEightActiveHoursInNine()
    {
        var year = new MadeUpYear(20, 365, Last);

        Assert.Equal(365, year.Days.Count());
        Assert.All(
            from day in year.Days from computer in year.InOrderOfArrival select (day, computer),
            pair =>
            {
                var figures = DayFigures.Of(Calendar.MinutesOf(pair.day), Hours(pair.computer, pair.day));
                Assert.Equal((480, 540), (figures.Active, figures.Present));
                Assert.Equal(539, figures.Last - figures.First);
            });
    }

    [Fact]
    public void Arrivals_AreAllComputers_NotInTheOrderOfTheirKeys()
    {
        var arrivals = new MadeUpYear(100, 60, Last).InOrderOfArrival.ToList();

        Assert.NotEqual(Enumerable.Range(1, 100), arrivals);
        Assert.Equal(Enumerable.Range(1, 100), arrivals.Order());
    }

    [Fact]
    public void Fronts_OfAnHour_AreManyAndShareItsActiveMinutes()
    {
        var hour = Hours(7, Last).First(hour => hour.Active == (1UL << 60) - 1);
        var fronts = MadeUpYear.Fronts(7, hour).ToList();

        Assert.InRange(fronts.Count, 12, 30);
        Assert.Equal(hour.Active, fronts.Aggregate(0UL, (all, front) => all | front.Mask));
        Assert.Equal(60, fronts.Sum(front => System.Numerics.BitOperations.PopCount(front.Mask)));
        Assert.Subset(MadeUpYear.Fronts(7).ToHashSet(), fronts.Select(front => front.Front).ToHashSet());
    }

    private static IEnumerable<UsageHour> Hours(int computer, DateOnly day) =>
        MadeUpYear.HoursOf(day).Select(hour => MadeUpYear.Hour(computer, day, hour));
}
