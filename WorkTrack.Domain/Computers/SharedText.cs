namespace WorkTrack.Domain.Computers;

/// <summary>
/// One string for what many computers say: ten thousand of them run the same few hundred programs, whose names and paths
/// would be most of what memory holds of a computer.
/// </summary>
/// <remarks>
/// A place for each hash, which the last text that came there keeps: nothing grows, nobody locks, and when two threads or
/// two texts meet, one more copy is all it costs.
/// </remarks>
internal static class SharedText
{
    private const int Places = 8192;

    // Longer ones are rare, and an agent that makes them up should not fill this with them.
    private const int LongestShared = 200;

    private static readonly string?[] Kept = new string?[Places];

    /// <summary>The same text, as the string that others have of it if there is one.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > LongestShared)
        {
            return text;
        }

        ref var place = ref Kept[text.GetHashCode(StringComparison.Ordinal) & (Places - 1)];
        var kept = Volatile.Read(ref place);
        if (kept == text)
        {
            return kept;
        }

        Volatile.Write(ref place, text);
        return text;
    }
}
