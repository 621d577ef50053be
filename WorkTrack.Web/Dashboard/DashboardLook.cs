using System.Collections.Immutable;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>How the dashboard shows what was asked for.</summary>
/// <param name="IsTable">Computers as a table, not as cards.</param>
/// <param name="IsByTeam">Each team's computers together.</param>
/// <param name="IsCompact">More of them at once, with less of each.</param>
/// <param name="Days">How many days the chart shows; one of <see cref="DayChoices"/>.</param>
public sealed record DashboardLook(bool IsTable = false, bool IsByTeam = false, bool IsCompact = false, int Days = 7)
{
    /// <summary>Numbers of days to choose from; the first is the usual one.</summary>
    public static ImmutableArray<int> DayChoices { get; } = [7, 30, 90];

    /// <summary>What its computers can be sorted by.</summary>
    public static ImmutableArray<BoardOrder> Orders { get; } = [BoardOrder.Name, BoardOrder.Status, BoardOrder.Usage, BoardOrder.LastSeen];

    /// <summary>The class of the grid; another grid for another, because the browser measures it anew.</summary>
    public string GridClass => (IsTable ? "rows" : "cards") + (IsCompact ? " compact" : "");
}
