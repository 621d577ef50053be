using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Reads strings that the framework's reader refuses: with half a surrogate pair (Python writes those for file names it
/// cannot decode) or with bytes that are not UTF-8. What cannot be read becomes U+FFFD; cleaning comes later.
/// </summary>
internal sealed class LenientStringConverter : JsonConverter<string>
{
    private const int MostOnStack = 256;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>Reads the string that the reader stands at.</summary>
    /// <exception cref="JsonException">It stands at something else.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        var raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        Span<char> text = raw.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[Encoding.UTF8.GetMaxCharCount(raw.Length)];
        text = text[..Encoding.UTF8.GetChars(raw, text)];
        return SharedText.Of(reader.ValueIsEscaped ? text[..Unescape(text)] : text);
    }

    /// <summary>Resolves escapes in place, which only makes it shorter. The reader has checked that each is complete.</summary>
    /// <returns>How long it is then.</returns>
    private static int Unescape(Span<char> text)
    {
        var length = text.IndexOf('\\');
        for (var i = length; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                text[length++] = text[i];
                continue;
            }

            var escaped = text[++i];
            if (escaped == 'u')
            {
                escaped = (char)ushort.Parse(text.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 4;
            }
            else
            {
                escaped = escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escaped };
            }

            text[length++] = escaped;
        }

        return length;
    }
}
