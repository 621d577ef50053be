using System.Text.Json;

namespace WorkTrack.Tests.Support;

/// <summary>An event of the stream.</summary>
internal sealed record StreamEvent(string Id, JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    /// <summary>The offset its id names.</summary>
    public long Offset => long.Parse(Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}
