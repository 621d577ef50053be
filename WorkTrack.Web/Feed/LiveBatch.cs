using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkTrack.Web.Feed;

/// <summary>Events as the SignalR hub sends them: <c>{"id": "...", "events": [...]}</c>.</summary>
/// <param name="Id">What a client knows when it has taken all of them in.</param>
/// <param name="Part">The events. Their bytes are copied, not made again.</param>
[JsonConverter(typeof(Converter))]
internal sealed record LiveBatch(string Id, FeedPart Part)
{
    private sealed class Converter : JsonConverter<LiveBatch>
    {
        public override LiveBatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Events are only written.");

        public override void Write(Utf8JsonWriter writer, LiveBatch value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("id", value.Id);
            writer.WriteStartArray("events");
            foreach (var place in value.Part.Events)
            {
                writer.WriteRawValue(value.Part.Bytes.Slice(place.Start, place.Length), skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
