namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Gives texts that were read before again instead of making them anew: ten thousand computers name the same programs,
/// paths and titles every few seconds. Forgets when it likes, so it never grows.
/// </summary>
internal static class SharedText
{
    private const int Places = 1 << 15;

    // Longer ones are rare, and would make it large.
    private const int MostCharacters = 160;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>The text, the one that was read before where it is still known.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > MostCharacters)
        {
            return new string(text);
        }

        // The hash is seeded by the process, so nobody can choose texts that share a place.
        ref var place = ref Known[string.GetHashCode(text) & (Places - 1)];
        if (place is { } known && text.SequenceEqual(known))
        {
            return known;
        }

        return place = new string(text);
    }
}
