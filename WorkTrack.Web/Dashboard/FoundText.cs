using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Dashboard;

/// <summary>How it reads how many computers were found.</summary>
internal static class FoundText
{
    /// <summary>Some of all, or all.</summary>
    public static string Of(IStringLocalizer<DashboardText> words, int found, int total) => found == total
        ? words[total == 1 ? "ComputersOne" : "ComputersMany", total]
        : words["ComputersFound", found, total];
}
