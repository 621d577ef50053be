using CsCheck;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>Makes lives up.</summary>
internal static class LifeGen
{
    /// <summary>Lives with everything in them: two agents, and whatever a network, a server and a clock can do to them.</summary>
    public static Gen<Life> Any => Of(Counters(NetworkOf(30, 30, 10), restarts: 3, steps: 2), Intervals(NetworkOf(30, 30, 10), steps: 2), Outages, Curls);

    /// <summary>Lives of a counter, with everything that can happen to one.</summary>
    public static Gen<Life> Counter => Of(Counters(NetworkOf(30, 30, 10), restarts: 3, steps: 2), null, Outages, Curls);

    /// <summary>Lives of a counter on a network that loses nothing, a server that is always there and a clock that is never set.</summary>
    public static Gen<Life> CalmCounter => Of(Counters(Gen.Const(Network.Perfect), restarts: 0, steps: 0), null, null, null);

    /// <summary>Lives of our own agent, with everything that can happen to it.</summary>
    public static Gen<Life> Interval => Of(null, Intervals(NetworkOf(30, 30, 10), steps: 2), Outages, null);

    public static Gen<Network> NetworkOf(int lost, int twice, int held) =>
        Gen.Select(Gen.Int[0, lost], Gen.Int[0, twice], Gen.Int[0, held], Gen.UInt).Select((l, t, h, seed) => new Network(l, t, h, seed));

    /// <summary>A zone, and an instant near one of its odd days.</summary>
    public static Gen<(string Zone, DateTimeOffset Begins)> Place =>
        from zone in Gen.OneOf(Zones.All)
        from day in Gen.OneOf(zone.Days)
        from minutes in Gen.Int[-12 * 60, 20 * 60]
        from milliseconds in Gen.Int[0, 59_999]
        select (zone.Zone, MinuteStart(zone.Zone, day).AddMinutes(minutes).AddMilliseconds(milliseconds));

    /// <summary>What a person does: a few hours to a few days of it.</summary>
    private static Gen<(Doing Doing, int Seconds)[]> Habits => Gen.Select(
        Gen.Frequency((5, Gen.Const(Doing.Used)), (2, Gen.Const(Doing.Idle)), (2, Gen.Const(Doing.Asleep)), (1, Gen.Const(Doing.Off))),
        Gen.Int[30, 80 * 60], Gen.Int[60, 900 * 60])
        .Select((doing, awake, away) => (doing, doing is Doing.Used or Doing.Idle ? awake : away)).Array[1, 6];

    private static Gen<(int Minute, int Minutes, Return How)[]> Outages => Gen.Select(
        Gen.Int[0, 1500], Gen.Frequency((3, Gen.Int[0, 0]), (3, Gen.Int[1, 60]), (1, Gen.Int[60, 300])),
        Gen.OneOf(Return.Recovered, Return.Restarted, Return.Crashed)).Array[0, 3];

    /// <summary>Somebody else's counters: any numbers at all.</summary>
    private static Gen<(int Second, long Counter)[]> Curls => Gen.Select(
        Gen.Int[0, 30_000], Gen.Frequency((3, Gen.Long[0, 600]), (1, Gen.Long[-5, 5000]), (1, Gen.Long))).Array[0, 3];

    public static Gen<CounterAgent> Counters(Gen<Network> networks, int restarts, int steps) => Gen.Select(
        Gen.OneOf(Counting.Clock, Counting.Clock, Counting.Awake, Counting.Used, Counting.Daily), Gen.OneOf(30, 60, 60, 62, 120, 300, 300), Gen.Int[0, 60],
        Gen.Int[1, 600].Array[0, restarts], Gen.Select(Gen.Int[1, 600], Gen.Int[-90, 90]).Array[0, steps], Gen.OneOf(0, 0, 3), networks)
        .Select((counting, interval, first, killed, set, twin, network) => new CounterAgent(counting, interval, first)
        {
            Restarts = killed,
            ClockSteps = set,
            TwinAfter = twin,
            Network = network,
        });

    public static Gen<IntervalAgent> Intervals(Gen<Network> networks, int steps) => Gen.Select(
        Gen.OneOf(10, 30, 45, 60), Gen.OneOf(30, 60, 120, 300), Gen.Frequency((2, Gen.Const(0)), (2, Gen.Int[-119, 119]), (1, Gen.Int[-9000, 9000])),
        Gen.Int[1, 600].Array[0, 2], Gen.Select(Gen.Int[1, 600], Gen.Int[-90, 90]).Array[0, steps], Gen.Select(Gen.Int[0, 600], Gen.Int[1, 600]).Array[0, 2], networks)
        .Select((sample, interval, skew, killed, set, offline, network) => new IntervalAgent(sample, interval)
        {
            Skew = TimeSpan.FromSeconds(skew),
            Restarts = killed,
            ClockSteps = set,
            Offline = offline,
            Network = network,
        });

    public static Gen<Life> Of(
        Gen<CounterAgent>? counters, Gen<IntervalAgent>? intervals, Gen<(int Minute, int Minutes, Return How)[]>? outages, Gen<(int Second, long Counter)[]>? strangers) =>
        Gen.Select(
            Place, Habits, Maybe(counters), Maybe(intervals), outages ?? Gen.Const(Array.Empty<(int, int, Return)>()), strangers ?? Gen.Const(Array.Empty<(int, long)>()))
            .Select((place, habits, counter, interval, downs, curls) => new Life
            {
                Zone = place.Zone,
                Person = Person.From(place.Begins, [.. habits.Select(habit => (habit.Doing, habit.Seconds / 60d))]),
                Counter = counter is null ? null : counter with { MidnightAt = Zones.Calendar(place.Zone).ToLocal(place.Begins).Offset.Negate() },
                Interval = interval,
                Outages = [.. Apart(place.Begins, downs)],
                Strangers = [.. curls.Select(curl => new Arrival(
                    place.Begins.AddSeconds(curl.Second), new ActivityReport { Computer = Life.Id, Introduces = true, UsageMinutes = curl.Counter }))],
            });

    private static Gen<T?> Maybe<T>(Gen<T>? gen)
        where T : class => gen is null ? Gen.Const(() => (T?)null) : gen.Select(value => (T?)value);

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until, Return How)> Apart(DateTimeOffset begins, (int Minute, int Minutes, Return How)[] downs)
    {
        var free = int.MinValue;
        foreach (var (minute, minutes, how) in downs.OrderBy(down => down.Minute))
        {
            if (minute > free)
            {
                free = minute + minutes;
                yield return (begins.AddMinutes(minute), begins.AddMinutes(free), how);
            }
        }
    }

    private static DateTimeOffset MinuteStart(string zone, string day) =>
        MinuteRange.StartOf(Zones.Calendar(zone).MinutesOf(Zones.Day(day)).First);
}
