using System.Text.Json;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Checks programs that are only counted, under the rules of <see cref="ProgramListConverter"/>, without making anything of them: an
/// agent sends hundreds, of which ten are kept.
/// </summary>
internal static class ProgramCounter
{
    private const int MostMembers = 4;

    /// <summary>Passes over one, and says whether it counts.</summary>
    /// <param name="reader">Stands at its first token, which is an object's; afterwards at its last.</param>
    /// <returns>True or false; null when only reading it whole can tell, and nothing was passed over then.</returns>
    /// <exception cref="JsonException">A member is not allowed, or comes twice.</exception>
    public static bool? TryPass(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        var (counts, unsure) = (false, false);
        Span<bool> seen = stackalloc bool[MostMembers];
        seen.Clear();
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndObject)
        {
            if (ahead.ValueIsEscaped)
            {
                // An escaped name may be one of ours.
                return null;
            }

            var member = Member(ref ahead);
            ahead.Read();
            if (member < 0)
            {
                ahead.Skip();
                continue;
            }

            if (seen[member])
            {
                throw new JsonException();
            }

            seen[member] = true;
            if (ahead.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            var isNumber = member == 0;
            if (isNumber ? ahead.TokenType != JsonTokenType.Number || !ahead.TryGetInt64(out _) : ahead.TokenType != JsonTokenType.String)
            {
                throw new JsonException();
            }

            if (member is 1 or 2)
            {
                var visible = IsVisible(ref ahead);
                counts |= visible;
                unsure |= !visible && (ahead.HasValueSequence || ahead.ValueSpan.Length > 0);
            }
        }

        if (unsure && !counts)
        {
            return null;
        }

        reader = ahead;
        return counts;
    }

    /// <summary>The member's place in a program; -1 for a member we do not know.</summary>
    private static int Member(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("pid"u8) ? 0
        : reader.ValueTextEquals("name"u8) ? 1
        : reader.ValueTextEquals("path"u8) ? 2
        : reader.ValueTextEquals("start_time"u8) ? 3
        : -1;

    /// <summary>Whether a text surely has something left when it is cleaned: it begins with a letter, digit or sign of ASCII.</summary>
    private static bool IsVisible(ref Utf8JsonReader reader) =>
        !reader.HasValueSequence && reader.ValueSpan is [> (byte)' ' and < 0x7F and not (byte)'\\', ..];
}
