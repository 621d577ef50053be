namespace WorkTrack.Domain.Computers;

/// <summary>
/// Lets computers that say the same share one string: ten thousand of them run the same few hundred programs, whose names and
/// paths would be most of what memory holds of a computer. Keeps the text that came last at each place of a table, so that
/// it never grows, whatever agents send.
/// </summary>
public static class SharedText
{
    private const int Places = 1 << 15;

    // Longer ones are rare, and an agent that makes them up should not fill this with them.
    private const int MostCharacters = 200;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>A text that is equal, and the same object as the last equal one that came, as a rule.</summary>
    public static string? Of(string? text) => text is null || text.Length > MostCharacters ? text : Find(text, text);

    /// <summary>The text as a string, and the same object as the last equal one that came, as a rule.</summary>
    public static string Of(ReadOnlySpan<char> text) => text.Length > MostCharacters ? new string(text) : Find(text, null);

    private static string Find(ReadOnlySpan<char> text, string? given)
    {
        // The hash is seeded by the process, so nobody can choose texts that share a place. Reading and writing a place is
        // atomic; the worst that a race does is not to share.
        ref var place = ref Known[string.GetHashCode(text) & (Places - 1)];
        if (Volatile.Read(ref place) is { } known && text.SequenceEqual(known))
        {
            return known;
        }

        var shared = given ?? new string(text);
        Volatile.Write(ref place, shared);
        return shared;
    }
}
