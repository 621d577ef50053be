using CsCheck;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What holds for every life of a counter, with clones, outages, lost and held up reports, and clocks that are set.</summary>
public sealed class CounterLifeTests
{
    private const int Lives = 520;

    [Fact]
    public void CounterLife_TotalToday_NeverExceedsTheMinutesBegunSinceMidnight() =>
        LifeGen.Counter.Hold(life =>
        {
            var server = Server.For(life);
            for (var i = 0; i < life.Events.Length; i++)
            {
                server.Meet(life.Events[i]);
                if (Sampling.IsTurn(i, 7, life.Events.Length))
                {
                    var now = MinuteRange.MinuteOf(life.Events[i].At);
                    var today = life.Calendar.MinutesOf(life.Calendar.DayOf(life.Events[i].At));
                    Assert.InRange(server.Records.ActiveIn(today), 0, now - today.First + 1);
                    Assert.Equal(0, server.Records.PresentIn(MinuteRange.Between(now + 1, long.MaxValue / 2)));
                }
            }
        }, Lives);

    /// <summary>Two machines with one id, each with reports of its own and restarts of its own.</summary>
    [Fact]
    public void Clones_TwoMachinesWithOneId_NeverExceedRealTimeAndTheVouchedDay() =>
        LifeGen.Counter.Hold(LifeGen.Counters(LifeGen.NetworkOf(30, 30, 10), restarts: 3, steps: 2), (life, clone) =>
        {
            var second = clone.Reports(life.Person, Life.Id, 7).Where(report => life.IsReachable(report.At));
            var both = life with { Events = [.. life.Events.Concat(second).OrderBy(happening => happening.At)] };
            var server = Server.Play(both);
            if (server.Computer?.Cursor is { } cursor)
            {
                var (first, last) = (MinuteRange.MinuteOf(cursor.FirstAt), MinuteRange.MinuteOf(cursor.LastAt));
                Assert.InRange(server.Records.ActiveIn(MinuteRange.Between(first, last + 1)), 0, last - first + 1);
                Assert.InRange(server.Records.Active, 0, last - first + CounterRule.MaxVouched);
                Assert.Equal(server.Records.Active, server.Records.ActiveIn(MinuteRange.Between(first - CounterRule.MaxVouched + 1, last + 1)));
            }
        }, Lives);

    [Fact]
    public void CounterLife_TimeBeforeTheAnchor_IsSettledOnceTheComputerIsKnown() =>
        LifeGen.Counter.Hold(life =>
        {
            var server = Server.For(life);
            foreach (var happening in life.Events)
            {
                var before = server.Computer?.Cursor;
                var news = server.Meet(happening)?.Entry.Hours ?? [];
                if (before is { } cursor && happening.At - cursor.FirstAt > CounterRule.VouchingPeriod)
                {
                    Assert.All(news, hour => Assert.Equal(0UL, hour.Within(MinuteRange.Between(0, MinuteRange.MinuteOf(cursor.AnchorAt) + 1)).Active));
                }
            }
        }, Lives);

    /// <summary>Without an outage. A fresh start is told by a counter that fell, and is worth what it shows.</summary>
    [Fact]
    public void Gap_BeyondTheLimit_AddsAtMostOneMinuteOrTheFreshStart() =>
        LifeGen.Counter.Hold(whole =>
        {
            var life = whole with { Events = [.. whole.Arrivals] };
            var server = Server.For(life);
            foreach (var arrival in life.Arrivals)
            {
                var before = server.Computer?.Cursor;
                var active = server.Records.Active;
                server.Meet(arrival);
                if (before is { } cursor && arrival.At - cursor.LastAt > TimeSpan.FromMinutes(15))
                {
                    var counter = arrival.Report.UsageMinutes!.Value;
                    var most = counter < cursor.Counter ? Math.Clamp(counter, 1, 15) : counter == cursor.Counter ? 0 : 1;
                    Assert.InRange(server.Records.Active - active, 0, most);
                }
            }
        }, Lives);

    [Fact]
    public void Sleep_LongerThanTheLimit_IsNeverCounted() =>
        LifeGen.CalmCounter.Hold(life =>
        {
            var records = Server.Play(life).Records;
            var met = life.Arrivals.FirstOrDefault()?.At ?? life.Ends;
            foreach (var sleep in life.Person.Stretches.Where(stretch => stretch.Doing == Doing.Asleep && stretch.From >= met && stretch.Length > TimeSpan.FromMinutes(15)))
            {
                // The minutes in which it fell asleep and woke are used ones too.
                var (first, last) = (MinuteRange.MinuteOf(sleep.From), MinuteRange.MinuteOf(sleep.Until.AddSeconds(2)));
                // A daily counter that begins at midnight and is heard soon after looks like an agent that has just started.
                var most = life.Counter!.Counting == Counting.Daily ? 15 : 0;
                Assert.InRange(records.ActiveIn(MinuteRange.Between(first + 1, last)), 0, most);
            }
        }, Lives);

    [Fact]
    public void Restarts_OfTheAgent_LoseTheUnfinishedMinuteAndTheUnsentReportAtMostAndDoubleNothing() =>
        Gen.Select(
            LifeGen.Place, Gen.OneOf(Counting.Clock, Counting.Awake, Counting.Used), Gen.OneOf(5, 30, 60, 62, 120, 300), Gen.Int[30, 400],
            Gen.Int[1, 400].Array[0, 10]).Select((place, counting, interval, minutes, restarts) => new Life
            {
                Zone = place.Zone,
                Person = Person.From(place.Begins, (Doing.Used, minutes)),
                Counter = new CounterAgent(counting, interval) { Restarts = [.. restarts.Distinct()] },
            }).Hold(life =>
            {
                var sessions = life.Counter!.Sessions(life.Person).ToList();
                var lost = sessions.Sum(session => Unsent(life, session) + 1);
                Assert.InRange(Server.Play(life).Records.Active, life.Person.UsedMinutes - lost, Math.Ceiling(life.Person.UsedMinutes) + 1);
            }, Lives);

    /// <summary>Minutes from a session's last report to its end.</summary>
    private static double Unsent(Life life, Stretch session) =>
        (session.Until - life.Arrivals.Where(report => report.At >= session.From && report.At < session.Until).Select(report => report.At).DefaultIfEmpty(session.From).Max()).TotalMinutes;
}
