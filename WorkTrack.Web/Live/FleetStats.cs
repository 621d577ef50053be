using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Live;

/// <summary>The figures of all computers together.</summary>
/// <param name="Total">How many computers there are, without those that are put away.</param>
/// <param name="Online">How many of them report, whether used or idle.</param>
/// <param name="UsageToday">Active minutes of the organisation's day, those of computers that were put away since included: they have happened.</param>
/// <param name="UsageOfArchived">How many of these minutes are of computers that are put away.</param>
public sealed record FleetStats(int Total, int Online, long UsageToday, long UsageOfArchived = 0)
{
    /// <summary>The figures of no computer.</summary>
    public static FleetStats None { get; } = new(0, 0, 0);

    /// <summary>How many do not report.</summary>
    public int Offline => Total - Online;

    /// <summary>Active minutes of the day per computer that is not put away, rounded.</summary>
    public long AverageUsage => Total == 0 ? 0 : (long)Math.Round((UsageToday - UsageOfArchived) / (double)Total, MidpointRounding.AwayFromZero);

    /// <summary>Adds other computers' figures.</summary>
    public FleetStats Plus(FleetStats others) =>
        new(Total + others.Total, Online + others.Online, UsageToday + others.UsageToday, UsageOfArchived + others.UsageOfArchived);

    /// <summary>Adds up computers.</summary>
    public static FleetStats Of(IEnumerable<ComputerState> computers)
    {
        var (total, online, usage, archived) = (0, 0, 0L, 0L);
        foreach (var computer in computers)
        {
            usage += computer.UsageToday;
            if (computer.IsArchived)
            {
                archived += computer.UsageToday;
                continue;
            }

            total++;
            online += computer.Presence is Presence.Online or Presence.Idle ? 1 : 0;
        }

        return new FleetStats(total, online, usage, archived);
    }
}
