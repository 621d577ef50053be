using System.Numerics;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Demo;

namespace WorkTrack.Tests.Demo;

public sealed class DemoHistoryTests
{
    [Theory]
    [MemberData(nameof(DemoZones.Moments), MemberType = typeof(DemoZones))]
    public void Of_AnyZone_LiesInThe30DaysBeforeToday(string zone, string now)
    {
        var calendar = DemoZones.Calendar(zone);
        var today = calendar.DayOf(DemoZones.Instant(now));
        var (first, end) = (calendar.MinutesOf(today.AddDays(-30)).First, calendar.MinutesOf(today).First);

        foreach (var history in Histories(calendar, today))
        {
            Assert.All(history.Present.Concat(history.Active), range => Assert.True(range.First >= first && range.End <= end));
            Assert.True(history.LastAt < MinuteRange.StartOf(end));
        }
    }

    [Theory]
    [MemberData(nameof(DemoZones.Moments), MemberType = typeof(DemoZones))]
    public void Of_AnyZone_IsActiveOnlyWhilePresent(string zone, string now)
    {
        var calendar = DemoZones.Calendar(zone);

        foreach (var history in Histories(calendar, calendar.DayOf(DemoZones.Instant(now))))
        {
            // Compared before they are merged into hours, which would hide a minute that is only active.
            var present = history.Present.SelectMany(Minutes).ToHashSet();
            Assert.True(present.IsSupersetOf(history.Active.SelectMany(Minutes)));
            Assert.All(history.Hours, hour => Assert.Equal(0UL, hour.Active & ~hour.Present));
        }
    }

    [Theory]
    [MemberData(nameof(DemoZones.Moments), MemberType = typeof(DemoZones))]
    public void Of_AnyZone_NoDayExceedsItsLength(string zone, string now)
    {
        var calendar = DemoZones.Calendar(zone);
        var today = calendar.DayOf(DemoZones.Instant(now));

        foreach (var history in Histories(calendar, today))
        {
            var counted = 0L;
            for (var day = today.AddDays(-DemoHistory.Days); day < today; day = day.AddDays(1))
            {
                var minutes = calendar.MinutesOf(day);
                var active = history.Active.Sum(range => range.Intersect(minutes).Count);
                Assert.InRange(active, 0, Math.Min(minutes.Count, 12 * 60));
                counted += active;
            }

            // Every minute is counted once, and the hours that are stored hold the same ones.
            Assert.Equal(history.Active.Sum(range => range.Count), counted);
            Assert.Equal(counted, history.Hours.Sum(hour => (long)BitOperations.PopCount(hour.Active)));
        }
    }

    [Fact]
    public void Of_EveryMinuteOfWork_HasOneProgramInFront()
    {
        var history = DemoHistory.Of(DemoFleet.Create()[0], DemoZones.Calendar("Asia/Kathmandu"), new DateOnly(2026, 11, 23));

        Assert.Equal(
            history.Active.SelectMany(Minutes).Order(),
            history.Claims.SelectMany(claim => Enumerable.Range(0, 60).Where(bit => (claim.Mask >> bit & 1) != 0).Select(bit => (claim.Hour * 60) + bit)).Order());
        Assert.All(history.Claims, claim => Assert.True(claim.Front is { Program: not null, Title: not null }));
    }

    [Fact]
    public void Of_Weekdays_AreBusyAndWeekendsNearlyEmpty()
    {
        var calendar = DemoZones.Calendar("America/Sao_Paulo");
        var histories = Histories(calendar, new DateOnly(2026, 11, 23)).ToList();
        double AverageOn(DateOnly day) =>
            histories.Average(history => history.Active.Sum(range => range.Intersect(calendar.MinutesOf(day)).Count));

        for (var day = new DateOnly(2026, 11, 16); day < new DateOnly(2026, 11, 21); day = day.AddDays(1))
        {
            Assert.InRange(AverageOn(day), 350, 560);
        }

        Assert.InRange(AverageOn(new DateOnly(2026, 11, 21)), 0, 60);
        Assert.InRange(AverageOn(new DateOnly(2026, 11, 22)), 0, 30);
    }

    [Fact]
    public void Of_ADate_IsTheSameOnEveryDayItIsToldOf()
    {
        var calendar = DemoZones.Calendar("America/Sao_Paulo");
        var computer = DemoFleet.Create()[0];
        var day = calendar.MinutesOf(new DateOnly(2026, 11, 18));

        var told = DemoHistory.Of(computer, calendar, new DateOnly(2026, 11, 19)).Active;
        var toldLater = DemoHistory.Of(computer, calendar, new DateOnly(2026, 11, 30)).Active;

        Assert.NotEmpty(told.Where(range => !range.Intersect(day).IsEmpty));
        Assert.Equal(
            told.Where(range => !range.Intersect(day).IsEmpty), toldLater.Where(range => !range.Intersect(day).IsEmpty));
    }

    private static IEnumerable<DemoHistory> Histories(OrganisationCalendar calendar, DateOnly today) =>
        DemoFleet.Create().Select(computer => DemoHistory.Of(computer, calendar, today));

    private static IEnumerable<long> Minutes(MinuteRange range)
    {
        for (var minute = range.First; minute < range.End; minute++)
        {
            yield return minute;
        }
    }
}
