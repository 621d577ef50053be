using System.Collections.Immutable;
using Bogus;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Demo;

/// <summary>
/// One person's day at the computer:
/// <code>
/// present  ----------------------(----------)----------------------
/// active   ---------     --------            ----------     -------
///          arrives  coffee        lunch                coffee     leaves
/// </code>
/// </summary>
/// <param name="Present">When the computer was on, in order.</param>
/// <param name="Active">When it was used, in order.</param>
internal sealed record DemoWorkday(ImmutableArray<MinuteRange> Present, ImmutableArray<MinuteRange> Active)
{
    /// <summary>Makes up a day.</summary>
    /// <param name="habits">The hours the person keeps.</param>
    /// <param name="weekday">Which day of the week it is.</param>
    /// <param name="day">Its minutes; nothing lies outside of them, however long the day is.</param>
    /// <param name="random">Where chance comes from.</param>
    public static DemoWorkday Create(DemoHabits habits, DayOfWeek weekday, MinuteRange day, Randomizer random)
    {
        if (!random.Bool(ChanceOfWork(habits, weekday)))
        {
            return new DemoWorkday([], []);
        }

        var arrives = day.First + habits.Arrives + random.Int(-15, 20);
        if (weekday is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            ImmutableArray<MinuteRange> visit = Within(day, new MinuteRange(arrives, random.Int(40, 180)));
            return new DemoWorkday(visit, visit);
        }

        var lunch = new MinuteRange(day.First + habits.LunchAt + random.Int(-15, 15), random.Int(45, 75));
        var leaves = day.First + habits.Leaves + random.Int(-20, 40);
        var morningCoffee = Coffee(arrives, lunch.First, random);
        var afternoonCoffee = Coffee(lunch.End, leaves, random);
        return new DemoWorkday(
            habits.SleepsAtLunch
                ? Within(day, MinuteRange.Between(arrives, lunch.First), MinuteRange.Between(lunch.End, leaves))
                : Within(day, MinuteRange.Between(arrives, leaves)),
            Within(
                day,
                MinuteRange.Between(arrives, morningCoffee.First),
                MinuteRange.Between(morningCoffee.End, lunch.First),
                MinuteRange.Between(lunch.End, afternoonCoffee.First),
                MinuteRange.Between(afternoonCoffee.End, leaves)));
    }

    private static float ChanceOfWork(DemoHabits habits, DayOfWeek weekday) => weekday switch
    {
        DayOfWeek.Sunday => 0.01f,
        DayOfWeek.Saturday => habits.WorksSaturdays ? 0.5f : 0.02f,
        _ => 0.95f,
    };

    private static MinuteRange Coffee(long from, long to, Randomizer random) =>
        new(random.Long(from + 30, to - 30), random.Int(5, 20));

    private static ImmutableArray<MinuteRange> Within(MinuteRange day, params MinuteRange[] ranges) =>
        [.. ranges.Select(day.Intersect).Where(range => !range.IsEmpty)];
}
