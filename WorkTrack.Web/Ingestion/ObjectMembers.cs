using System.Text.Json;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Goes through the members of an object under the rules of <see cref="AgentJson"/>: names that nobody reads are passed
/// over, those that are read come once. The serializer would look at a part of a body twice, first to find its end.
/// </summary>
/// <param name="names">The names that are read, at most 32.</param>
internal ref struct ObjectMembers(ReadOnlySpan<byte[]> names)
{
    private readonly ReadOnlySpan<byte[]> _names = names;
    private uint _seen;

    /// <summary>Goes to the next member that is read, and to its value's first token.</summary>
    /// <param name="reader">Stands at the object's first token, or at the last of a value; at the end, at the object's last token.</param>
    /// <returns>The name's number, from 0; -1 at the end.</returns>
    /// <exception cref="JsonException">A member comes twice, or the object is malformed.</exception>
    public int Next(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Find(ref reader);
            reader.Read();
            if (member < 0)
            {
                reader.Skip();
                continue;
            }

            var bit = 1u << member;
            if ((_seen & bit) != 0)
            {
                throw new JsonException();
            }

            _seen |= bit;
            return member;
        }

        return -1;
    }

    private readonly int Find(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (reader.ValueTextEquals(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
