using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkTrack.Web.Feed;

/// <summary>Instants as the wire has them: ISO 8601, UTC, milliseconds, such as <c>2026-11-23T13:15:00.000Z</c>.</summary>
internal sealed class WireInstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes an instant as the wire has it.</summary>
    public static string ToText(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Write(value, stackalloc byte[24]));

    private static ReadOnlySpan<byte> Write(DateTimeOffset instant, Span<byte> utf8)
    {
        instant.UtcDateTime.TryFormat(utf8, out var length, Format, CultureInfo.InvariantCulture);
        return utf8[..length];
    }
}
