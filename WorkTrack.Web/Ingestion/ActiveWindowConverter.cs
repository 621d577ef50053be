using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>A window as agents send it. A Mac's agent names the program by its bundle.</summary>
internal sealed class ActiveWindowBody
{
    public string? WindowTitle { get; set; }

    public string? ProgramName { get; set; }

    public string? ProgramPath { get; set; }

    public string? BundleId { get; set; }
}

/// <summary>Reads the window in front: an object, a plain title, or null for none.</summary>
internal sealed class ActiveWindowConverter : JsonConverter<WindowInFront>
{
    public override bool HandleNull => true;

    public override WindowInFront Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return new WindowInFront(null);
            case JsonTokenType.String:
                var title = AgentJson.ReadPart(ref reader, AgentJson.Default.String);
                return new WindowInFront(ActiveWindow.Create(title, null, null));
            case JsonTokenType.StartObject:
                var body = AgentJson.ReadPart(ref reader, AgentJson.Default.ActiveWindowBody)!;
                return new WindowInFront(
                    ActiveWindow.Create(body.WindowTitle, body.ProgramName ?? body.BundleId, body.ProgramPath));
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, WindowInFront value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");
}
