using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace WorkTrack.Tests.Support;

/// <summary>
/// What no log, trace, metric or error page may hold, whatever a test is about: the password of every account that tests
/// make, keys and tokens of every kind, and the titles of windows that were sent.
/// </summary>
internal static partial class Secrets
{
    // A shorter title may well be a word of the server's own.
    private const int ShortestTitle = 12;

    private static readonly ConcurrentDictionary<string, bool> Titles = new(StringComparer.Ordinal);
    private static volatile SearchValues<string>? _titles;

    /// <summary>Remembers the titles in the body of a request.</summary>
    public static void Note(string body)
    {
        foreach (var title in Title().EnumerateMatches(body))
        {
            var text = body.AsSpan(title.Index, title.Length);
            if (text[(text.IndexOf(':') + 1)..].Trim().Trim('"').ToString() is { Length: >= ShortestTitle } found && Titles.TryAdd(found, true))
            {
                _titles = null;
            }
        }
    }

    /// <summary>Whether a text gives one away.</summary>
    public static bool AreIn(string text) =>
        text.Contains(Visitor.Password, StringComparison.Ordinal)
        || KeyOrToken().IsMatch(text)
        || text.AsSpan().ContainsAny(_titles ??= SearchValues.Create([.. Titles.Keys], StringComparison.Ordinal));

    [GeneratedRegex("wt[kea]_[a-z2-7]{12}_[A-Za-z0-9_-]{43}")]
    private static partial Regex KeyOrToken();

    [GeneratedRegex("""window_title"\s*:\s*"[^"\\]+""")]
    private static partial Regex Title();
}
