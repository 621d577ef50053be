using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace WorkTrack.Web.Feed;

/// <summary>How everything that browsers and scripts read is written.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Write(new(JsonSerializerDefaults.Web));

    /// <summary>Sets options up to write like that.</summary>
    public static JsonSerializerOptions Write(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;

        // Leaves letters as they are, and still escapes line breaks and what HTML gives a meaning to.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

        // Numbers are numbers, also in the description of the API.
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new WireInstantConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        return options;
    }
}
