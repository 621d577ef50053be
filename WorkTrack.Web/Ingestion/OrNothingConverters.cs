using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkTrack.Web.Ingestion;

/// <summary>Reads an instant; null for anything else, a time without a zone included: it could be any hour.</summary>
internal sealed class WireInstantOrNothingConverter : JsonConverter<DateTimeOffset?>
{
    // Any clock that was ever set lies in between, and adding a correction to it stays a date.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        var text = AgentJson.ReadPart(ref reader, AgentJson.Default.String)!;
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (!zoned || !DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return null;
        }

        // In milliseconds, as everything that is stored.
        return instant < Earliest || instant > Latest ? null : DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");
}

/// <summary>Reads a whole number; null for anything else.</summary>
internal sealed class WholeNumberOrNothingConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");
}

/// <summary>Reads a text; null for anything else.</summary>
internal sealed class TextOrNothingConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return AgentJson.ReadPart(ref reader, AgentJson.Default.String);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");
}
