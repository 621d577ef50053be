using System.Globalization;

namespace WorkTrack.Web.Dashboard;

/// <summary>How usage reads on screen.</summary>
internal static class UsageText
{
    /// <summary>Whole minutes as <c>12 h 05 min</c>, or <c>5 min</c> below an hour.</summary>
    public static string Of(long minutes) => minutes < 60
        ? string.Create(CultureInfo.CurrentCulture, $"{minutes} min")
        : string.Create(CultureInfo.CurrentCulture, $"{minutes / 60} h {minutes % 60:00} min");
}
