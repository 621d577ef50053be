using CsCheck;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What holds for every life of our own agent, however late, in whatever pieces and order its samples come.</summary>
public sealed class IntervalLifeTests
{
    private const int Lives = 520;

    /// <summary>Every session has been met by its first report; from then on nothing about the delivery matters.</summary>
    [Fact]
    public void Samples_InAnyOrderAnyBatchesAndSentAgain_GiveTheSameMinutesAndPrograms() =>
        LifeGen.Interval.Hold(Gen.UInt, (life, seed) =>
        {
            var chance = new Random((int)seed);
            var sessions = life.Interval!.Sessions(life.Person).Where(session => session.Samples.Length > 0).ToList();
            var met = sessions.Select(session => Report(session, life.Ends, session.Samples[0])).ToList();
            var inOrder = sessions.SelectMany(session => session.Samples.Chunk(500).Select(part => Report(session, life.Ends, part))).ToList();
            var pieces = sessions.SelectMany(session => Pieces(session, chance, life.Ends)).ToArray();
            chance.Shuffle(pieces);

            var expected = Server.Play(life, met.Concat(inOrder));
            var server = Server.Play(life, met.Concat(pieces.Select((piece, index) => piece with { At = piece.At.AddSeconds(index) })));

            Assert.Equal(expected.Records.Masks, server.Records.Masks);
            Assert.Equal(expected.Records.Claims.ToHashSet(), server.Records.Claims.ToHashSet());
            Assert.Equal(expected.Computer?.User?.Activity, server.Computer?.User?.Activity);
            Assert.Equal(expected.Computer?.Window, server.Computer?.Window);
        }, Lives);

    /// <summary>A minute is active when the person was at it in its second :30; no sample is lost, whatever the network did.</summary>
    [Fact]
    public void Samples_OfAClockThatIsRight_GiveExactlyTheMinutesUsedAtSecondThirty() =>
        LifeGen.Of(null, LifeGen.Intervals(LifeGen.NetworkOf(30, 30, 10), steps: 0).Select(agent => agent with { Skew = TimeSpan.Zero }), null, null).Hold(life =>
        {
            // A report that is held up is late by more than a session's clock may be wrong; only a first one decides on it.
            var onTime = life with { Interval = life.Interval! with { Network = life.Interval.Network with { HeldPercent = 0, TwicePercent = 0 } }, Events = default };
            var taken = life.Interval.Sessions(life.Person).SelectMany(session => session.Samples).Where(sample => sample.Doing == Doing.Used).ToList();
            var expected = taken.SelectMany(sample => Minutes(sample.From, sample.Until)
                .Where(minute => MinuteRange.StartOf(minute).AddSeconds(30) is var half && sample.From <= half && half < sample.Until));
            Assert.Equal(expected.Order(), Server.Play(onTime).Records.ActiveMinutes);
        }, Lives);

    [Fact]
    public void LateReport_OfAnOldSample_LeavesTheNewerStateAlone() =>
        LifeGen.Any.Hold(life =>
        {
            var server = Server.Play(life);
            if (server.Computer is not { Cursor: not null, User: { } user } before)
            {
                return;
            }

            foreach (var session in life.Interval!.Sessions(life.Person))
            {
                // Sent and taken before everything that is known, on the server's clock.
                var offset = server.SessionOf(session.Id)?.Offset + session.Ahead;
                var old = session.Samples.Where(sample => new[] { user.At, before.WindowAt, before.ProfileAt, before.ProgramsAt }.Min() > sample.Until + offset).Take(3).ToList();
                if (old.Count > 0)
                {
                    server.Meet(new Arrival(life.Ends, IntervalAgent.Report(Life.Id, session, old[^1].Until, old, tells: true)));
                    var after = server.Computer;
                    Assert.Equal((before.Window, before.User, before.Profile, before.Programs), (after.Window, after.User, after.Profile, after.Programs));
                }
            }
        }, Lives);

    [Fact]
    public void LateQueue_OfUpToSevenDays_CountsAsIfItHadComeAtOnce() =>
        LifeGen.Of(null, LifeGen.Intervals(Gen.Const(Network.Perfect), steps: 1), null, null).Hold(Gen.Int[0, 100], (life, percent) =>
        {
            // The first sample may be seven days old when it comes, and the clock may be wrong by some hours.
            var spare = SampleRule.MaxAge - (life.Ends - life.Begins) - TimeSpan.FromHours(6);
            var wait = spare > TimeSpan.Zero ? spare * percent / 100 : TimeSpan.Zero;
            var late = life with { Interval = life.Interval! with { Offline = [(0, (int)(life.Person.Ends - life.Begins).TotalMinutes + 1)] }, Events = default };
            var delayed = late.Arrivals.Select(arrival => arrival with
            {
                At = arrival.At + wait,
                Report = arrival.Report with { Samples = arrival.Report.Samples! with { SentAt = arrival.Report.Samples.SentAt + wait } },
            });
            Assert.Equal(Server.Play(life).Records.Masks, Server.Play(late, delayed).Records.Masks);
        }, Lives);

    private static IEnumerable<Arrival> Pieces(IntervalAgent.Session session, Random chance, DateTimeOffset at)
    {
        var shuffled = session.Samples.ToArray();
        chance.Shuffle(shuffled);
        for (var start = 0; start < shuffled.Length;)
        {
            var part = shuffled[start..Math.Min(shuffled.Length, start + chance.Next(1, 60))];
            start += part.Length;

            // Sent at any time, and often once more in another batch.
            yield return Report(session, at.AddSeconds(chance.Next(0, 3600)), part);
            if (chance.Next(3) == 0)
            {
                yield return Report(session, at.AddSeconds(chance.Next(0, 3600)), [.. part, shuffled[chance.Next(shuffled.Length)]]);
            }
        }
    }

    private static Arrival Report(IntervalAgent.Session session, DateTimeOffset at, params Stretch[] samples) =>
        new(at, IntervalAgent.Report(Life.Id, session, at, samples));

    private static IEnumerable<long> Minutes(DateTimeOffset from, DateTimeOffset until)
    {
        for (var minute = MinuteRange.MinuteOf(from); minute <= MinuteRange.MinuteOf(until); minute++)
        {
            yield return minute;
        }
    }
}
