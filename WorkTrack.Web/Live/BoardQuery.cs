using System.Collections.Immutable;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Live;

/// <summary>What computers are sorted by. Between two that are alike in it the name decides.</summary>
public enum BoardOrder
{
    /// <summary>By name, then id.</summary>
    Name,

    /// <summary>Those in use first, then those nobody uses, then those that are off.</summary>
    Status,

    /// <summary>Those most used today first.</summary>
    Usage,

    /// <summary>Those heard last first.</summary>
    LastSeen,
}

/// <summary>Which computers a viewer asks for, and in which order.</summary>
/// <param name="Search">Words that must all occur in what a computer says of itself, its id or its window; empty for any.</param>
/// <param name="Presence">The only presence to show; null for any.</param>
/// <param name="Order">What to sort by.</param>
/// <param name="IsReversed">Whether to begin with what would come last.</param>
/// <param name="Team">The only team to show, 0 for computers without one; null for any.</param>
/// <param name="Program">The only program in front to show, in upper or lower case; null for any.</param>
public sealed record BoardQuery(
    string Search = "", Presence? Presence = null, BoardOrder Order = BoardOrder.Name, bool IsReversed = false, int? Team = null, string? Program = null)
{
    /// <summary>How much of a search is looked at, in UTF-16 code units.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>Every computer, by name.</summary>
    public static BoardQuery All { get; } = new();

    /// <summary>Whether it leaves some computers out.</summary>
    public bool Narrows => Presence is not null || Team is not null || Program is not null || !string.IsNullOrWhiteSpace(Search);

    /// <summary>The same order, with no computer left out.</summary>
    public BoardQuery Widest => new(Order: Order, IsReversed: IsReversed);

    /// <summary>The computers that are asked for, in order.</summary>
    /// <param name="computers">Those that the viewer may see.</param>
    /// <param name="lastSeenAt">When one was last heard.</param>
    public ImmutableArray<ComputerState> Apply(IEnumerable<ComputerState> computers, Func<ComputerState, DateTimeOffset> lastSeenAt)
    {
        // Cleaned like what agents send: a browser, too, can send half a character, which cannot be normalised.
        var words = ComputerText.Fold(CleanText.Clean(Search, MaxSearchLength) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = computers
            .Where(state => IsChosen(state) && (words.Length == 0 || ComputerText.Of(state).ContainsAll(words)));
        var ranked = found.Select(state => new Ranked(RankOf(state, lastSeenAt), ComputerText.Of(state), state)).ToArray();
        Array.Sort(ranked);
        if (IsReversed)
        {
            Array.Reverse(ranked);
        }

        return [.. ranked.Select(computer => computer.State)];
    }

    private bool IsChosen(ComputerState state) =>
        (Presence is null || state.Presence == Presence)
        && (Team is null || state.Team == Team)
        && (Program is null || string.Equals(state.Window?.Program, Program, StringComparison.OrdinalIgnoreCase));

    private long RankOf(ComputerState state, Func<ComputerState, DateTimeOffset> lastSeenAt) => Order switch
    {
        BoardOrder.Status => state.Presence switch
        {
            Domain.Computers.Presence.Online => 0,
            Domain.Computers.Presence.Idle => 1,
            Domain.Computers.Presence.Offline => 2,
            _ => 3,
        },
        BoardOrder.Usage => -state.UsageToday,
        BoardOrder.LastSeen => -lastSeenAt(state).UtcTicks,
        _ => 0,
    };

    private readonly record struct Ranked(long Rank, ComputerText Text, ComputerState State) : IComparable<Ranked>
    {
        public int CompareTo(Ranked other) => Rank != other.Rank ? Rank.CompareTo(other.Rank) : Text.CompareTo(other.Text);
    }
}
