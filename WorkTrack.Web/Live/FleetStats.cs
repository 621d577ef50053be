using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Live;

/// <summary>The figures of all computers together.</summary>
/// <param name="Total">How many computers there are.</param>
/// <param name="Online">How many of them report, whether used or idle.</param>
/// <param name="UsageToday">Active minutes of all of them in the organisation's day.</param>
public sealed record FleetStats(int Total, int Online, long UsageToday)
{
    /// <summary>The figures of no computer.</summary>
    public static FleetStats None { get; } = new(0, 0, 0);

    /// <summary>How many do not report.</summary>
    public int Offline => Total - Online;

    /// <summary>Active minutes of the day per computer, rounded.</summary>
    public long AverageUsage => Total == 0 ? 0 : (long)Math.Round(UsageToday / (double)Total, MidpointRounding.AwayFromZero);

    /// <summary>Adds other computers' figures.</summary>
    public FleetStats Plus(FleetStats others) => new(Total + others.Total, Online + others.Online, UsageToday + others.UsageToday);

    /// <summary>Adds up computers.</summary>
    public static FleetStats Of(IReadOnlyCollection<ComputerState> computers) => new(
        computers.Count,
        computers.Count(computer => computer.Presence is Presence.Online or Presence.Idle),
        computers.Sum(computer => (long)computer.UsageToday));
}
