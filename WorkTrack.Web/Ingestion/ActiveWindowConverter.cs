using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>Reads the window in front: an object, a plain title, or null for none. A Mac's agent names the program by its bundle.</summary>
internal sealed class ActiveWindowConverter : JsonConverter<WindowInFront>
{
    private static readonly byte[][] Names = ["window_title"u8.ToArray(), "program_name"u8.ToArray(), "program_path"u8.ToArray(), "bundle_id"u8.ToArray()];

    public override bool HandleNull => true;

    public override WindowInFront Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => new WindowInFront(null),
        JsonTokenType.String => new WindowInFront(ActiveWindow.Create(LenientStringConverter.Read(ref reader), null, null)),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, WindowInFront value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");

    private static WindowInFront ReadObject(ref Utf8JsonReader reader)
    {
        var members = new ObjectMembers(Names);
        string? title = null, program = null, path = null, bundle = null;
        for (int member; (member = members.Next(ref reader)) >= 0;)
        {
            var text = reader.TokenType == JsonTokenType.Null ? null : LenientStringConverter.Read(ref reader);
            switch (member)
            {
                case 0:
                    title = text;
                    break;
                case 1:
                    program = text;
                    break;
                case 2:
                    path = text;
                    break;
                default:
                    bundle = text;
                    break;
            }
        }

        return new WindowInFront(ActiveWindow.Create(title, program ?? bundle, path));
    }
}
