using System.Collections.Concurrent;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Live;

/// <summary>One hour of today, of all computers together.</summary>
/// <param name="Hour">The hour as the organisation's clocks show it, 0 to 23.</param>
/// <param name="ActiveMinutes">Minutes in which they were used.</param>
/// <param name="IdleMinutes">Minutes in which they were on and nobody used them.</param>
public sealed record HourUsage(int Hour, long ActiveMinutes, long IdleMinutes);

/// <summary>
/// Today by hour, counted from what the board holds: no database is asked. Counted once for all readers of a scope, and
/// only while somebody looks.
/// </summary>
public sealed class FleetHours(Board board, ScreenBoard screens, TimeProvider time)
{
    // Minutes in which nobody uses a computer change no state, and so no version: they are counted anew now and then.
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<BoardScope, Counted> _counted = new();

    /// <summary>The hours of today of the computers that a reader may see, those without a minute included.</summary>
    public IReadOnlyList<HourUsage> Today(BoardScope scope)
    {
        var snapshot = screens.Snapshot;
        var slot = time.GetUtcNow().Ticks / IdleInterval.Ticks;
        if (_counted.TryGetValue(scope, out var known) && known.Version == snapshot.Version && known.Slot == slot)
        {
            return known.Hours;
        }

        // Scopes that nobody looks at any more must not stay.
        foreach (var old in _counted.Where(counted => counted.Value.Slot < slot - 1))
        {
            _counted.TryRemove(old);
        }

        var hours = Count(snapshot.Within(scope), board.TodayClock);
        _counted[scope] = new Counted(snapshot.Version, slot, hours);
        return hours;
    }

    private HourUsage[] Count(BoardSnapshot part, DayClock clock)
    {
        Span<int> active = stackalloc int[DayClock.Hours];
        Span<int> present = stackalloc int[DayClock.Hours];
        foreach (var state in part.All)
        {
            if (board.Find(state.Id) is { } computer)
            {
                clock.Count(computer.Hours.Hours, active, present);
            }
        }

        var hours = new HourUsage[DayClock.Hours];
        for (var hour = 0; hour < hours.Length; hour++)
        {
            hours[hour] = new HourUsage(hour, active[hour], present[hour] - active[hour]);
        }

        return hours;
    }

    private sealed record Counted(long Version, long Slot, IReadOnlyList<HourUsage> Hours);
}
