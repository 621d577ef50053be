using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>A column of a table of computers.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Style">What style sheets call it, after <c>row-</c>.</param>
/// <param name="Order">What its head sorts by; null when one cannot sort by it.</param>
public sealed record TableColumn(string Label, string Style, BoardOrder? Order);
