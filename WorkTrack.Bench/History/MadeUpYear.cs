using System.Globalization;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Bench.History;

/// <summary>
/// What computers did that do not exist: every day each of them is on for nine hours and used for eight, with an hour of
/// lunch, from a minute on that differs from day to day. The same numbers give the same year, on every machine.
/// </summary>
/// <param name="computers">How many computers; their keys are 1 and up.</param>
/// <param name="days">How many days.</param>
/// <param name="last">The last day; it lies in UTC, and in every zone within six hours of it.</param>
internal sealed class MadeUpYear(int computers, int days, DateOnly last)
{
    /// <summary>Minutes in which a computer is used, on each of its days.</summary>
    public const int ActiveMinutes = 8 * HourBits.MinutesPerHour;

    /// <summary>Minutes in which it is on.</summary>
    public const int PresentMinutes = ActiveMinutes + Lunch;

    private const int Lunch = 60;
    private const int EarliestStart = 6 * HourBits.MinutesPerHour;
    private const int Programs = 40;
    private const int TitlesOfComputer = 200;
    private const int LongestStay = 5;

    /// <summary>How many computers there are.</summary>
    public int Computers => computers;

    /// <summary>The first day.</summary>
    public DateOnly First => last.AddDays(1 - days);

    /// <summary>The last day.</summary>
    public DateOnly Last => last;

    /// <summary>All days, oldest first.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, days).Select(First.AddDays);

    /// <summary>The computers in the order in which they report: not that of their keys, and the same every hour.</summary>
    public IEnumerable<int> InOrderOfArrival => Enumerable.Range(1, computers).OrderBy(computer => Mix(computer, 1)).ThenBy(computer => computer);

    /// <summary>The hours of a day that computers report in.</summary>
    public static IEnumerable<long> HoursOf(DateOnly day) => new MinuteRange(DayStart(day), 24 * HourBits.MinutesPerHour).ByHour()
        .Select(hour => hour.Hour).Where(hour => HourBits.FirstMinuteOf(hour + 1) > DayStart(day) + EarliestStart);

    /// <summary>One hour of a computer; empty when it was off.</summary>
    public static UsageHour Hour(int computer, DateOnly day, long hour)
    {
        var start = DayStart(day) + EarliestStart + (Mix(computer, 2) % 140) + (Mix(computer, day.DayNumber) % 20);
        var lunch = start + 200 + (Mix(computer, -day.DayNumber) % 80);
        var present = Bits(new MinuteRange(start, PresentMinutes), hour);
        return new UsageHour(hour, present, present & ~Bits(new MinuteRange(lunch, Lunch), hour));
    }

    /// <summary>Which programs and titles were in front in an hour, some twenty of them, each for a few minutes in a row.</summary>
    public static IEnumerable<(ProgramInFront Front, ulong Mask)> Fronts(int computer, UsageHour hour)
    {
        var masks = new Dictionary<ProgramInFront, ulong>();
        var random = Mix(computer, hour.Hour);
        for (var minute = 0; minute < HourBits.MinutesPerHour;)
        {
            random = Mix(random, minute);
            var end = Math.Min(minute + 1 + (int)(random % LongestStay), HourBits.MinutesPerHour);
            var mask = ((1UL << (end - minute)) - 1) << minute & hour.Active;
            if (mask != 0)
            {
                var front = Front(computer, random / LongestStay % TitlesOfComputer);
                masks[front] = masks.GetValueOrDefault(front) | mask;
            }

            minute = end;
        }

        return masks.Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>All that may be in front on a computer.</summary>
    public static IEnumerable<ProgramInFront> Fronts(int computer) =>
        Enumerable.Range(0, TitlesOfComputer).Select(title => Front(computer, title));

    private static ProgramInFront Front(int computer, long title)
    {
        var program = string.Create(CultureInfo.InvariantCulture, $"Program {title % Programs}");
        return new ProgramInFront(program, string.Create(CultureInfo.InvariantCulture, $"Contract {computer:D5}-{title:D3}, second draft - {program}"));
    }

    private static ulong Bits(MinuteRange range, long hour)
    {
        var inside = range.Intersect(new MinuteRange(HourBits.FirstMinuteOf(hour), HourBits.MinutesPerHour));
        return ((1UL << (int)inside.Count) - 1) << (int)(inside.First - HourBits.FirstMinuteOf(hour));
    }

    private static long DayStart(DateOnly day) => MinuteRange.MinuteOf(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>A number that looks like chance, 0 or more, and depends on nothing but these two (the finishing steps of SplitMix64).</summary>
    private static long Mix(long a, long b)
    {
        var mixed = unchecked(((ulong)a * 0x9E3779B97F4A7C15) + (ulong)b + 0x632BE59BD9B4E019);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (long)((mixed ^ (mixed >> 31)) >> 1);
    }
}
