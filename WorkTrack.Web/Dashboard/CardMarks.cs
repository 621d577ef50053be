using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>What says the same on every card of a language, a piece of markup each: every node of every card takes memory on the server.</summary>
/// <param name="User">What stands before a user.</param>
/// <param name="System">What stands before a system.</param>
/// <param name="UsedToday">What stands before the use of today.</param>
/// <param name="LastReport">What stands before the time of the last report.</param>
internal sealed record CardMarks(MarkupString User, MarkupString System, MarkupString UsedToday, MarkupString LastReport)
{
    private const string Person =
        "<path d=\"M12 5.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2m0 9c3 0 6.1 1.5 6.1 2.1v1.1H5.900V17c0-.6 3.100-2.100 6.100-2.100M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8"
        + "m0 9c-2.700 0-8 1.300-8 4v3h16v-3c0-2.700-5.300-4-8-4\"/>";

    private const string Laptop = "<path d=\"M20 18a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2H0v2h24v-2zM4 6h16v10H4z\"/>";

    private static readonly ConcurrentDictionary<string, CardMarks> ByLanguage = new();

    /// <summary>Those in the language of the page.</summary>
    public static CardMarks Of(IStringLocalizer<SiteText> words) => ByLanguage.GetOrAdd(
        CultureInfo.CurrentUICulture.Name,
        static (_, words) => new CardMarks(Term(Person, words["User"]), Term(Laptop, words["System"]), Label(words["UsedToday"]), Label(words["LastReport"])),
        words);

    private static MarkupString Term(string paths, string word) =>
        new($"<dt>{Icon.MarkupOf(paths)}<span class=\"visually-hidden\">{WebUtility.HtmlEncode(word)}</span></dt>");

    private static MarkupString Label(string word) => new($"<span class=\"label\">{WebUtility.HtmlEncode(word)}</span>");
}
