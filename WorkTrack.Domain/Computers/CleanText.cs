using System.Globalization;
using System.Text;

namespace WorkTrack.Domain.Computers;

/// <summary>
/// Makes text from outside fit to keep and to show. Agents read titles from other people's programs, so nothing in
/// them is a reason to reject a report.
/// </summary>
public static class CleanText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Turns control characters (NUL and line breaks among them) into spaces, lone surrogates and noncharacters into
    /// U+FFFD, trims, and cuts at a whole code point. What comes out can always be normalised.
    /// </summary>
    /// <param name="text">Any text; null stays null.</param>
    /// <param name="maxLength">The most UTF-16 code units to keep, at least 1.</param>
    /// <returns>The cleaned text, or null when nothing visible is left.</returns>
    public static string? Clean(string? text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        if (text is null)
        {
            return null;
        }

        if (text.Length > 0 && text.Length <= maxLength && text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            // Nearly all text is printable ASCII: there is nothing to clean.
            return text;
        }

        var clean = (IsClean(text) ? text : Replace(text)).Trim();
        if (clean.Length > maxLength)
        {
            var end = char.IsHighSurrogate(clean[maxLength - 1]) ? maxLength - 1 : maxLength;
            clean = clean[..end].TrimEnd();
        }

        foreach (var c in clean)
        {
            if (!IsInvisible(c))
            {
                return clean;
            }
        }

        return null;
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || IsNoncharacter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var whole = char.ConvertToUtf32(c, text[++i]);
                clean.Append((whole & 0xFFFE) == 0xFFFE ? Replacement.ToString() : char.ConvertFromUtf32(whole));
            }
            else
            {
                clean.Append(char.IsControl(c) ? ' ' : char.IsSurrogate(c) || IsNoncharacter(c) ? Replacement : c);
            }
        }

        return clean.ToString();
    }

    /// <summary>Unicode sets them aside for ever; normalising one fails.</summary>
    private static bool IsNoncharacter(char c) => c is >= '\uFFFE' or (>= '\uFDD0' and <= '\uFDEF');

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
