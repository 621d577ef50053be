namespace WorkTrack.Web.Dashboard;

/// <summary>The words of the dashboard (<c>DashboardText.resx</c>).</summary>
internal sealed class DashboardText;
