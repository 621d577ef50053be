using System.Text.RegularExpressions;

namespace WorkTrack.Bench.Screens;

/// <summary>A page as the server gives it out: what it says of the components that its circuit shall begin with.</summary>
/// <param name="Operations">Them, as a browser asks for them.</param>
/// <param name="State">What the server has to know of the page again.</param>
internal sealed partial record LivePage(string Operations, string State)
{
    /// <summary>Reads a page's HTML.</summary>
    /// <exception cref="FormatException">It has no live components.</exception>
    public static LivePage Parse(string html)
    {
        var markers = MarkerComment().Matches(html).Select(match => match.Groups[1].Value).ToList();
        var operations = markers.Select((marker, i) => $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker}}}");
        return markers.Count == 0
            ? throw new FormatException("There is nothing live on the page.")
            : new LivePage($"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}", StateComment().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex MarkerComment();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex StateComment();
}
