namespace WorkTrack.Web.Dashboard;

/// <summary>One bar of a <see cref="BarsDrawing"/>.</summary>
/// <param name="Name">What it stands for, in full.</param>
/// <param name="Label">What to write below it; empty for nothing, where there is no room for all.</param>
/// <param name="ActiveMinutes">Minutes of use.</param>
/// <param name="IdleMinutes">Minutes without use, on top of them.</param>
public sealed record StackedBar(string Name, string Label, long ActiveMinutes, long IdleMinutes)
{
    /// <summary>How high it is, in minutes.</summary>
    public long Minutes => ActiveMinutes + IdleMinutes;
}
