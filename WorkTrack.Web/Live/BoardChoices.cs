using System.Collections.Immutable;
using System.Globalization;

namespace WorkTrack.Web.Live;

/// <summary>What a reader can narrow the board by.</summary>
/// <param name="Teams">The teams that have a computer; 0 stands for those without one.</param>
/// <param name="Programs">The programs that are in front on most computers, by name. They come from agents.</param>
/// <param name="Versions">The versions that most agents told, the newest first; empty stands for those that told none. They come from agents.</param>
public sealed record BoardChoices(ImmutableArray<int> Teams, ImmutableArray<string> Programs, ImmutableArray<string> Versions)
{
    /// <summary>More programs, or versions, nobody would look through; the search finds all programs.</summary>
    public const int MostTexts = 50;

    private static readonly StringComparer ByVersion = StringComparer.Create(CultureInfo.InvariantCulture, TextRank.Options);

    /// <summary>Nothing to choose from.</summary>
    public static BoardChoices None { get; } = new([], [], []);

    /// <summary>The choices of a reader.</summary>
    /// <param name="part">What the reader may see.</param>
    public static BoardChoices Of(BoardSnapshot part) => new(
        [.. part.Computers.Select(state => state.Team).Distinct().Order()],
        [.. MostFound(part.Computers.Select(state => state.Window?.Program).OfType<string>()).Order(StringComparer.OrdinalIgnoreCase)],
        [.. MostFound(part.Computers.Select(state => state.Profile.AgentVersion ?? "")).OrderDescending(ByVersion)]);

    private static IEnumerable<string> MostFound(IEnumerable<string> texts) => texts
        .CountBy(text => text, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.OrdinalIgnoreCase)
        .Take(MostTexts).Select(text => text.Key);
}
