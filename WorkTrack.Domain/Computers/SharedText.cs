namespace WorkTrack.Domain.Computers;

/// <summary>
/// Lets computers that say the same share one string: thousands of them run the same programs from the same places. Keeps
/// the text that came last at each place of a table, so that it never grows, whatever agents send.
/// </summary>
internal static class SharedText
{
    private const int Places = 16 * 1024;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>A text that is equal, and the same object as the last equal one that came, as a rule.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Reading and writing a place is atomic; the worst that a race does is not to share.
        ref var place = ref Known[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        var known = Volatile.Read(ref place);
        if (known == text)
        {
            return known;
        }

        Volatile.Write(ref place, text);
        return text;
    }
}
