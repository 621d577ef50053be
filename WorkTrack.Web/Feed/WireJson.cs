using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkTrack.Web.Feed;

/// <summary>How everything that browsers and scripts read is written.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,

        // Leaves letters as they are, and still escapes line breaks and what HTML gives a meaning to.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new WireInstantConverter() },
    };
}
