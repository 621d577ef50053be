using CsCheck;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What holds for every life, whatever its agents, its network, its server and its clock do.</summary>
public sealed class AnyLifeTests
{
    private const int Lives = 520;

    [Fact]
    public void AnyLife_DayTotal_NeverExceedsTheLengthOfTheDayInAnyZone() =>
        LifeGen.Any.Hold(life =>
        {
            var records = Server.Play(life).Records;
            Assert.All(records.Hours, hour => Assert.Equal(0UL, (hour.Active & ~hour.Present) | (hour.Present >> HourBits.MinutesPerHour)));
            foreach (var (zone, _) in Zones.All)
            {
                var calendar = Zones.Calendar(zone);
                foreach (var day in records.Days(calendar).Select(calendar.MinutesOf))
                {
                    var figures = records.Figures(day);
                    Assert.InRange(figures.Present, figures.Active, day.Count);
                }
            }
        }, Lives);

    /// <summary>A queue that comes again may be stored again, as memory knows only so many hours and claims; it says nothing new all the same.</summary>
    [Fact]
    public void AnyLife_EveryReportAgainAtOnce_ChangesNothingAndACounterIsNoNews() =>
        LifeGen.Any.Hold(life =>
        {
            var (once, twice) = (Server.For(life), Server.For(life));
            foreach (var happening in life.Events)
            {
                once.Meet(happening);
                twice.Meet(happening);
                if (happening is Arrival arrival && twice.Uptime.DownSince is null)
                {
                    Assert.False(twice.Meet(happening)!.Entry.IsNews && arrival.Report.Samples is null, $"{happening} is no news");
                    Assert.Equal(once.Computer?.Cursor, twice.Computer?.Cursor);
                    Assert.Equal(once.Computer?.User, twice.Computer?.User);
                    Assert.Equal(once.Computer?.Window, twice.Computer?.Window);
                    Assert.Equal(once.Computer?.Profile, twice.Computer?.Profile);
                }
            }

            Assert.Equal(once.Records.Hours, twice.Records.Hours);
            Assert.Equal(once.Records.Claims.ToHashSet(), twice.Records.Claims.ToHashSet());
        }, Lives);

    [Fact]
    public void AnyLife_EntriesOfTheLedgerInAnyOrderAndTwice_GiveTheSameMinutesAndPrograms() =>
        LifeGen.Any.Hold(Gen.UInt, (life, seed) =>
        {
            var server = Server.Play(life);
            var shuffled = new Records();
            var entries = server.Entries.Concat(server.Entries).ToArray();
            new Random((int)seed).Shuffle(entries);
            foreach (var entry in entries)
            {
                shuffled.Add(entry);
            }

            Assert.Equal(server.Records.Hours, shuffled.Hours);
            Assert.Equal(server.Records.Claims.ToHashSet(), shuffled.Claims.ToHashSet());
        }, Lives);

    [Fact]
    public void AnyLife_HoursDaysAndWeeks_AddUpAndEveryZoneHasTheSameSum() =>
        LifeGen.Any.Hold(Gen.Int[0, 100_000], (life, cut) =>
        {
            var records = Server.Play(life).Records;
            foreach (var (zone, _) in Zones.All)
            {
                var calendar = Zones.Calendar(zone);
                var days = records.Days(calendar).Select(calendar.MinutesOf).ToList();
                Assert.Equal(records.Active, days.Sum(day => records.Figures(day).Active));
                foreach (var day in days.Where(day => !day.IsEmpty))
                {
                    var whole = records.Figures(day);
                    Assert.Equal(whole.Active, Enumerable.Range(0, 26).Sum(hour =>
                        records.ActiveIn(day.Intersect(new MinuteRange(HourBits.FirstMinuteOf(HourBits.HourOf(day.First) + hour), 60)))));

                    // Cut anywhere, the two parts are the whole.
                    var middle = day.First + (cut % day.Count);
                    var parts = new[] { records.Figures(MinuteRange.Between(day.First, middle)), records.Figures(MinuteRange.Between(middle, day.End)) };
                    Assert.Equal((whole.Active, whole.Present), (parts.Sum(part => part.Active), parts.Sum(part => part.Present)));
                    Assert.Equal((whole.First, whole.Last), (parts.Min(part => part.First), parts.Max(part => part.Last)));
                }

                if (days.Count > 0)
                {
                    Assert.Equal(records.Active, records.Figures(MinuteRange.Between(days[0].First, days[^1].End)).Active);
                }
            }
        }, Lives);

    [Fact]
    public void AnyLife_ProgramsOfADay_AddUpToItsActiveMinutesAndItsTimelineToo() =>
        LifeGen.Any.Hold(life =>
        {
            var records = Server.Play(life).Records;
            var claims = records.Claims.ToList();
            foreach (var day in records.Days(life.Calendar).Select(life.Calendar.MinutesOf))
            {
                var active = records.Figures(day).Active;
                var programs = DayFigures.Programs(day, records.Hours, claims);
                Assert.Equal(active, programs.Sum(program => program.Minutes));
                Assert.All(programs, program => Assert.InRange(program.Minutes, 1, active));
                var pieces = Timeline.Cut(day, [.. records.Hours], claims);
                Assert.Equal(day.Count, pieces.Sum(piece => piece.Minutes.Count));
                Assert.Equal(
                    programs.Select(program => (program.Program, (long)program.Minutes)).GroupBy(pair => pair.Program, pair => pair.Item2).Select(p => (p.Key, p.Sum())).Order(),
                    pieces.Where(piece => piece.State == TimelineState.Active).GroupBy(piece => piece.Program, piece => piece.Minutes.Count).Select(p => (p.Key, p.Sum())).Order());
            }
        }, Lives);

    [Fact]
    public void AnyLife_WhatMemoryCountsForToday_IsWhatTheLedgerCounts() =>
        LifeGen.Any.Hold(life =>
        {
            var server = Server.For(life);
            for (var i = 0; i < life.Events.Length; i++)
            {
                server.Meet(life.Events[i]);
                if (server.Computer is { } computer && Sampling.IsTurn(i, 11, life.Events.Length))
                {
                    var today = life.Calendar.MinutesOf(life.Calendar.DayOf(life.Events[i].At));
                    Assert.Equal(server.Records.ActiveIn(today), computer.Hours.CountActive(today));
                }
            }
        }, Lives);

    /// <summary>A day that retention froze keeps its figures; what is kept of the minutes is counted once, in whatever zone comes after.</summary>
    [Fact]
    public void AnyLife_ZoneChangedAfterDaysWereFrozen_CountsEveryKeptMinuteInOneDay() =>
        LifeGen.Any.Hold(Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3]), (life, choice) =>
        {
            var records = Server.Play(life).Records;
            var (before, after) = (life.Calendar, Zones.Calendar(Zones.All[choice.Item1].Zone));
            var frozen = records.Days(before).Skip(choice.Item2).FirstOrDefault(life.Calendar.DayOf(life.Begins));
            var until = before.MinutesOf(frozen).End;
            var books = new DayBooks(frozen, frozen, until);
            var kept = records.ActiveIn(MinuteRange.Between(until, long.MaxValue / 2));

            var days = records.Days(after).Append(frozen.AddDays(1)).Distinct();
            Assert.Equal(kept, days.Sum(day => records.Figures(books.MinutesOf(day, after)).Active));
        }, Lives);
}
