using Bogus;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Demo;

/// <summary>What was in front of a person of the demo while they worked.</summary>
internal static class DemoFronts
{
    private const int SeedsPerComputer = 10_000_000;
    private const int ShortestMinutes = 2;
    private const int LongestMinutes = 35;

    // The first programs of a department are its daily bread.
    private static readonly float[] Habit = [0.4f, 0.25f, 0.2f, 0.1f, 0.05f];

    /// <summary>Makes up a stretch of work. A given one is the same whenever the demo is started.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="stretch">The minutes of work.</param>
    public static IEnumerable<ProgramHour> Of(DemoComputer computer, MinuteRange stretch)
    {
        var random = new Randomizer((computer.Index * SeedsPerComputer) + (int)(stretch.First % SeedsPerComputer));
        var programs = computer.Department.Programs;
        var chances = Habit[..programs.Length];
        chances[^1] = 1 - chances[..^1].Sum();
        for (var minute = stretch.First; minute < stretch.End;)
        {
            var program = random.WeightedRandom([.. programs], chances);
            var front = MinuteRange.Between(minute, Math.Min(stretch.End, minute + random.Int(ShortestMinutes, LongestMinutes)));
            foreach (var claim in ProgramHour.From(front, new ProgramInFront(program.Name, program.TitleOn(computer, random))))
            {
                yield return claim;
            }

            minute = front.End;
        }
    }
}
