using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>What says the same on every card of a language, a piece of markup each: every node of every card takes memory on the server.</summary>
/// <param name="User">What stands before a user.</param>
/// <param name="System">What stands before a system.</param>
/// <param name="UsedToday">What stands before the use of today.</param>
/// <param name="LastReport">What stands before the time of the last report.</param>
internal sealed record CardMarks(MarkupString User, MarkupString System, MarkupString UsedToday, MarkupString LastReport)
{
    private static readonly ConcurrentDictionary<string, CardMarks> ByLanguage = new();

    /// <summary>Those in the language of the page.</summary>
    public static CardMarks Of(IStringLocalizer<SiteText> words) => ByLanguage.GetOrAdd(
        CultureInfo.CurrentUICulture.Name,
        static (_, words) => new CardMarks(Term(Icons.Material.Outlined.Person, words["User"]), Term(Icons.Material.Outlined.Computer, words["System"]), Label(words["UsedToday"]), Label(words["LastReport"])),
        words);

    private static MarkupString Term(string paths, string word) =>
        new($"<dt>{Icon.MarkupOf(paths)}<span class=\"visually-hidden\">{WebUtility.HtmlEncode(word)}</span></dt>");

    private static MarkupString Label(string word) => new($"<span class=\"label\">{WebUtility.HtmlEncode(word)}</span>");
}
