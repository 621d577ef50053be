using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Shell;

/// <summary>A picture beside a word. Not a component: a page has a hundred of them, and each would cost the server kilobytes.</summary>
internal static class Icon
{
    /// <summary>Draws a picture.</summary>
    /// <param name="paths">One of MudBlazor's icons: never a text from anywhere else, as it is drawn as it is.</param>
    public static MarkupString MarkupOf(string paths) => new($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{paths}</svg>");
}
