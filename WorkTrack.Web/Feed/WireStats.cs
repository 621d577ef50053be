using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>The figures as browsers and scripts read them.</summary>
internal sealed record WireStats(
    int TotalComputers, int OnlineComputers, int OfflineComputers, long TotalUsageToday, long AverageUsageMinutes,
    double TotalUsageHours, DateTimeOffset? LastDataUpdate)
{
    /// <summary>Puts figures into the wire's words.</summary>
    public static WireStats Of(FleetStats stats, DateTimeOffset? lastHeardAt) => new(
        stats.Total, stats.Online, stats.Offline, stats.UsageToday, stats.AverageUsage,
        Math.Round(stats.UsageToday / 60d, 2), lastHeardAt);
}
