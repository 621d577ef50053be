using System.Collections.Immutable;

namespace WorkTrack.Web.Dashboard;

/// <summary>How the dashboard shows what was asked for.</summary>
/// <param name="IsTable">Computers as a table, not as cards.</param>
/// <param name="Days">How many days the chart shows; one of <see cref="DayChoices"/>.</param>
internal sealed record DashboardLook(bool IsTable = false, int Days = 7)
{
    /// <summary>Numbers of days to choose from; the first is the usual one.</summary>
    public static ImmutableArray<int> DayChoices { get; } = [7, 30, 90];
}
