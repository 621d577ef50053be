using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Shell;

/// <summary>
/// A picture beside a word. Not a component: a page has a hundred of them, and each would cost the server kilobytes. Made
/// once, for all circuits.
/// </summary>
internal static class Icon
{
    private static readonly ConcurrentDictionary<string, MarkupString> Drawn = new();

    /// <summary>Draws a picture.</summary>
    /// <param name="paths">One of MudBlazor's icons: never a text from anywhere else, as it is drawn as it is, and kept.</param>
    public static MarkupString MarkupOf(string paths) => Drawn.GetOrAdd(
        paths, static paths => new MarkupString($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{paths}</svg>"));
}
