using System.Collections.Immutable;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>
/// A computer's day at a glance: for each hour of the clock whether it was on, and in how many quarters of the hour's
/// minutes it was used. Coarse on purpose: it changes a few times an hour, and a card is drawn again only when it does.
/// </summary>
/// <param name="Levels">Four bits an hour, midnight's lowest: 0 off, 1 on without use, 2 to 5 used for up to one to four quarters.</param>
public readonly record struct DayStrip(UInt128 Levels)
{
    /// <summary>The most quarters an hour can be used for.</summary>
    public const int MostQuarters = 4;

    private const int BitsPerHour = 4;
    private const int Idle = 1;

    /// <summary>The strip of a day.</summary>
    /// <param name="clock">The day's hours.</param>
    /// <param name="hours">What is known of the computer.</param>
    public static DayStrip Of(DayClock clock, ImmutableArray<UsageHour> hours)
    {
        Span<int> active = stackalloc int[DayClock.Hours];
        Span<int> present = stackalloc int[DayClock.Hours];
        clock.Count(hours, active, present);
        var levels = UInt128.Zero;
        for (var hour = 0; hour < DayClock.Hours; hour++)
        {
            var quarters = Math.Min((active[hour] + 14) / 15, MostQuarters);
            var level = quarters > 0 ? Idle + quarters : present[hour] > 0 ? Idle : 0;
            levels |= (UInt128)(uint)level << (BitsPerHour * hour);
        }

        return new DayStrip(levels);
    }

    /// <summary>Whether the computer was on in an hour and nobody used it.</summary>
    public bool IsIdle(int hour) => LevelOf(hour) == Idle;

    /// <summary>In how many quarters of an hour's minutes, begun ones included, it was used; 0 to <see cref="MostQuarters"/>.</summary>
    public int QuartersUsed(int hour) => Math.Max(LevelOf(hour) - Idle, 0);

    private int LevelOf(int hour) => (int)(Levels >> (BitsPerHour * hour)) & ((1 << BitsPerHour) - 1);
}
