using System.Collections.Immutable;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Which computers a supervisor wants to see.</summary>
/// <param name="Query">Words that must all occur in what a card says or its id; empty for any.</param>
/// <param name="Presence">The only presence to show; null for any.</param>
public sealed record CardFilter(string Query, Presence? Presence)
{
    private const int MaxQueryLength = 200;

    /// <summary>Every computer.</summary>
    public static CardFilter All { get; } = new("", null);

    /// <summary>The computers it lets through, by name and then id.</summary>
    public ImmutableArray<ComputerState> Apply(IEnumerable<ComputerState> computers)
    {
        // Cleaned like what agents send: a browser, too, can send half a character, which cannot be normalised.
        var words = CardText.Fold(CleanText.Clean(Query, MaxQueryLength) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. computers
                .Where(state => (Presence is null || state.Presence == Presence) && CardText.Of(state).ContainsAll(words))
                .OrderBy(CardText.Of),
        ];
    }
}
