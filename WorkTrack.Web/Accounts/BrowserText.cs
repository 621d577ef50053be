using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Accounts;

/// <summary>What browsers are called on screen.</summary>
internal static class BrowserText
{
    // In this order: each says that it is most of those after it as well.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>A browser and its system, such as <c>Firefox on Windows</c>, of what it says of itself.</summary>
    public static string Of(IStringLocalizer<AccountsText> words, string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => words["BrowserOnSystem", browser, system],
        ({ } browser, null) => browser,
        _ => userAgent.Length == 0 ? words["UnknownBrowser"] : userAgent,
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.Where(entry => userAgent.Contains(entry.Mark, StringComparison.Ordinal)).Select(entry => entry.Name).FirstOrDefault();
}
