using CsCheck;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Ledger;

/// <summary>What holds for every life of an agent, honest or not.</summary>
public sealed class CounterRulePropertyTests
{
    private const int Lives = 2000;

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 17, 250, TimeSpan.Zero);

    /// <summary>Seconds since the report before, and a counter: mostly near the last, sometimes anything.</summary>
    private static readonly Gen<(int Gap, long Counter)[]> AnyLife = Gen.Select(
        Gen.Frequency((6, Gen.Int[0, 400]), (1, Gen.Int[-100, 0]), (2, Gen.Int[400, 20_000])),
        Gen.Frequency((8, Gen.Long[0, 300]), (1, Gen.Long[0, 5000]), (1, Gen.Long))).Array[1, 60];

    [Fact]
    public void AnyLife_Total_NeverExceedsTheTimePassedAndTheVouchedDay() =>
        AnyLife.Sample(life =>
        {
            var (active, _, cursor) = Play(life);
            var (first, last) = (MinuteRange.MinuteOf(cursor.FirstAt), MinuteRange.MinuteOf(cursor.LastAt));
            Assert.InRange(active.Count, 0, last - first + CounterRule.MaxVouched);
            Assert.All(active, minute => Assert.InRange(minute, first - CounterRule.MaxVouched + 1, last));
        }, iter: Lives);

    [Fact]
    public void AnyLife_EveryReportRepeated_ChangesNothing() =>
        AnyLife.Sample(life =>
        {
            var repeated = life.SelectMany(report => new[] { report, report with { Gap = 0 }, report with { Gap = 0 } }).ToArray();
            var (active, present, cursor) = Play(life);
            var (again, presentAgain, cursorAgain) = Play(repeated);
            Assert.True(active.SetEquals(again) && present.SetEquals(presentAgain), "The minutes are the same.");
            Assert.Equal(cursor, cursorAgain);
        }, iter: Lives);

    [Fact]
    public void AnyLife_Active_IsPresentAndTheCursorOnlyMovesForward() =>
        AnyLife.Sample(life =>
        {
            CounterCursor? cursor = null;
            var at = Start;
            foreach (var (gap, counter) in life)
            {
                at += TimeSpan.FromSeconds(gap);
                var proof = CounterRule.Prove(cursor, at, counter);
                Assert.All(proof.Hours(), hour => Assert.Equal(0UL, hour.Active & ~hour.Present));
                Assert.True(cursor is null || (proof.Cursor.LastAt >= cursor.LastAt && proof.Cursor.AnchorAt >= cursor.AnchorAt));
                Assert.True(proof.Cursor.AnchorAt <= proof.Cursor.LastAt);
                cursor = proof.Cursor;
            }
        }, iter: Lives);

    /// <summary>An agent on a computer that is used without a pause, at any interval that can be bridged, restarted now and then.</summary>
    [Fact]
    public void HonestLife_OfAnHourAndMore_CountsTheTimeButForTheRestarts() =>
        Gen.Select(Gen.Int[5, 600], Gen.Int[60, 600], Gen.Int[0, 59], Gen.Int[0, 4]).Sample((interval, minutes, phase, restarts) =>
        {
            var began = Start.AddSeconds(phase);
            var lives = Enumerable.Range(0, restarts + 1).Select(i => TimeSpan.FromMinutes(minutes * i / (restarts + 1))).ToList();
            var active = new HashSet<long>();
            CounterCursor? cursor = null;
            for (var passed = TimeSpan.Zero; passed <= TimeSpan.FromMinutes(minutes); passed += TimeSpan.FromSeconds(interval))
            {
                var agentBegan = lives.Last(life => life <= passed);
                var proof = CounterRule.Prove(cursor, began + passed, (long)(passed - agentBegan).TotalMinutes);
                active.UnionWith(Minutes(proof.Granted));
                cursor = proof.Cursor;
            }

            // A restart loses the counter's unfinished minute and the time since the report before it.
            var lost = (restarts + 1) * ((interval / 60) + 2);
            Assert.InRange(active.Count, minutes - lost, minutes + 1);
        }, iter: Lives);

    private static (HashSet<long> Active, HashSet<long> Present, CounterCursor Cursor) Play((int Gap, long Counter)[] life)
    {
        var (active, present) = (new HashSet<long>(), new HashSet<long>());
        CounterCursor? cursor = null;
        var at = Start;
        foreach (var (gap, counter) in life)
        {
            at += TimeSpan.FromSeconds(gap);
            var proof = CounterRule.Prove(cursor, at, counter);
            active.UnionWith(Minutes(proof.Granted).Concat(Minutes(proof.Vouched)));
            present.UnionWith(Minutes(proof.Present).Concat(active));
            cursor = proof.Cursor;
        }

        return (active, present, cursor!);
    }

    private static IEnumerable<long> Minutes(MinuteRange range)
    {
        for (var minute = range.First; minute < range.End; minute++)
        {
            yield return minute;
        }
    }
}
