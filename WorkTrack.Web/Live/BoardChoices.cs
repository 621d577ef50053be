using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>What a reader can narrow the board by.</summary>
/// <param name="Teams">The teams that have a computer; 0 stands for those without one.</param>
/// <param name="Programs">The programs that are in front on most computers, by name. They come from agents.</param>
public sealed record BoardChoices(ImmutableArray<int> Teams, ImmutableArray<string> Programs)
{
    /// <summary>More of them nobody would look through; the search finds all.</summary>
    public const int MostPrograms = 50;

    /// <summary>Nothing to choose from.</summary>
    public static BoardChoices None { get; } = new([], []);

    /// <summary>The choices of a reader.</summary>
    /// <param name="part">What the reader may see.</param>
    public static BoardChoices Of(BoardSnapshot part) => new(
        [.. part.Computers.Select(state => state.Team).Distinct().Order()],
        [
            .. part.Computers.Select(state => state.Window?.Program).OfType<string>()
                .CountBy(program => program, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(program => program.Value).ThenBy(program => program.Key, StringComparer.OrdinalIgnoreCase)
                .Take(MostPrograms).Select(program => program.Key).Order(StringComparer.OrdinalIgnoreCase),
        ]);
}
