using WorkTrack.Data.Days;

namespace WorkTrack.Web.Days;

/// <summary>How far a long count of days has come: after a change of zone, for one.</summary>
public sealed class CountingDays
{
    private volatile CountProgress? _now;

    /// <summary>How far it has come; null when none goes on.</summary>
    public CountProgress? Now
    {
        get => _now;
        internal set => _now = value;
    }
}
