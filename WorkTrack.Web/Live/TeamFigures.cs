using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Live;

/// <summary>The figures of one team's computers, kept while they change. Written under the lock of <see cref="BoardRows"/>.</summary>
internal sealed class TeamFigures
{
    private int _total;
    private int _online;
    private long _usage;
    private long _archivedUsage;
    private long _heardTicks;

    /// <summary>The figures now.</summary>
    public FleetStats Stats => new(_total, _online, _usage, _archivedUsage);

    /// <summary>When any of its computers was last heard; null before that.</summary>
    public DateTimeOffset? HeardAt => Volatile.Read(ref _heardTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Counts a state in.</summary>
    public void Add(ComputerState state) => Count(state, 1);

    /// <summary>Counts a state out.</summary>
    public void Remove(ComputerState state) => Count(state, -1);

    /// <summary>Says that one of its computers was heard. From any thread.</summary>
    public void Heard(DateTimeOffset at)
    {
        var known = Volatile.Read(ref _heardTicks);
        while (at.UtcTicks > known)
        {
            var seen = Interlocked.CompareExchange(ref _heardTicks, at.UtcTicks, known);
            if (seen == known)
            {
                return;
            }

            known = seen;
        }
    }

    private void Count(ComputerState state, int sign)
    {
        _usage += sign * state.UsageToday;
        if (state.IsArchived)
        {
            _archivedUsage += sign * state.UsageToday;
            return;
        }

        _total += sign;
        _online += state.Presence is Presence.Online or Presence.Idle ? sign : 0;
    }
}
