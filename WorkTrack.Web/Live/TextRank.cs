using System.Globalization;

namespace WorkTrack.Web.Live;

/// <summary>
/// Turns a text of computers into a number to sort them by. Each different text is looked at once: thousands of computers
/// have a few systems and versions.
/// </summary>
internal static class TextRank
{
    /// <summary>How such texts compare: upper and lower case alike, and 1.9 before 1.10.</summary>
    public const CompareOptions Options = CompareOptions.IgnoreCase | CompareOptions.NumericOrdering;

    /// <summary>The ranks of some computers by a text; those without it are last.</summary>
    public static Func<ComputerState, long> By(IEnumerable<ComputerState> computers, Func<ComputerState, string?> textOf)
    {
        (SortKey Key, string Text)[] texts =
        [
            .. computers.Select(textOf).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(text => (CultureInfo.InvariantCulture.CompareInfo.GetSortKey(text, Options), text)),
        ];
        Array.Sort(texts, static (one, other) => SortKey.Compare(one.Key, other.Key));

        // Texts that are alike share a rank: the name decides between their computers.
        var ranks = new Dictionary<string, long>(texts.Length, StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            ranks[texts[i].Text] = i > 0 && SortKey.Compare(texts[i - 1].Key, texts[i].Key) == 0 ? ranks[texts[i - 1].Text] : i;
        }

        return state => textOf(state) is { } text ? ranks[text] : long.MaxValue;
    }
}
