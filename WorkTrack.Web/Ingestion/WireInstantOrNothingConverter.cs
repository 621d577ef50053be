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

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");

    /// <summary>Reads the value that the reader stands at.</summary>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        var text = LenientStringConverter.Read(ref reader);
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (!zoned || !DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return null;
        }

        // In milliseconds, as everything that is stored.
        return instant < Earliest || instant > Latest ? null : DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
    }
}
