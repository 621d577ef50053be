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

    /// <summary>By user; those that told none last.</summary>
    User,

    /// <summary>By the name of the team; those of no team last.</summary>
    Team,

    /// <summary>By operating system; those that told none last.</summary>
    System,

    /// <summary>By the agent's version, the oldest first; those that told none last.</summary>
    Version,

    /// <summary>Those that became known last first.</summary>
    FirstSeen,
}

/// <summary>Which computers a viewer asks for, and in which order.</summary>
/// <param name="Search">Words that must all occur in what a computer says of itself, its id or its window; empty for any.</param>
/// <param name="Presence">The only presence to show; null for any.</param>
/// <param name="Order">What to sort by.</param>
/// <param name="IsReversed">Whether to begin with what would come last.</param>
/// <param name="Team">The only team to show, 0 for computers without one; null for any.</param>
/// <param name="Program">The only program in front to show, in upper or lower case; null for any.</param>
/// <param name="Version">The only version of agents to show, in upper or lower case, empty for those that told none; null for any.</param>
/// <param name="SilentFor">How long computers to show were not heard at least; null for any.</param>
public sealed record BoardQuery(
    string Search = "", Presence? Presence = null, BoardOrder Order = BoardOrder.Name, bool IsReversed = false, int? Team = null, string? Program = null,
    string? Version = null, TimeSpan? SilentFor = null)
{
    /// <summary>How much of a search is looked at, in UTF-16 code units.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>Every computer, by name.</summary>
    public static BoardQuery All { get; } = new();

    /// <summary>Whether it leaves some computers out.</summary>
    public bool Narrows =>
        Presence is not null || Team is not null || Program is not null || Version is not null || SilentFor is not null || !string.IsNullOrWhiteSpace(Search);

    /// <summary>Whether time alone changes what it finds or its order: when computers were heard is not part of their state.</summary>
    public bool IsOfTime => Order == BoardOrder.LastSeen || SilentFor is not null;

    /// <summary>The same order, with no computer left out.</summary>
    public BoardQuery Widest => new(Order: Order, IsReversed: IsReversed);

    /// <summary>The computers that are asked for, in order.</summary>
    /// <param name="computers">Those that the viewer may see.</param>
    /// <param name="silenceOf">How long one was not heard.</param>
    /// <param name="teamName">What a team is called; needed to sort by it.</param>
    public ImmutableArray<ComputerState> Apply(
        IEnumerable<ComputerState> computers, Func<ComputerState, TimeSpan> silenceOf, Func<int, string?>? teamName = null)
    {
        // Cleaned like what agents send: a browser, too, can send half a character, which cannot be normalised.
        var words = ComputerText.Fold(CleanText.Clean(Search, MaxSearchLength) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        ComputerState[] found =
            [.. computers.Where(state => IsChosen(state, silenceOf) && (words.Length == 0 || ComputerText.Of(state).ContainsAll(words)))];
        var rankOf = RankBy(found, silenceOf, teamName);
        var ranked = Array.ConvertAll(found, state => new Ranked(rankOf(state), ComputerText.Of(state), state));
        Array.Sort(ranked);
        if (IsReversed)
        {
            Array.Reverse(ranked);
        }

        return [.. ranked.Select(computer => computer.State)];
    }

    private bool IsChosen(ComputerState state, Func<ComputerState, TimeSpan> silenceOf) =>
        (Presence is null || state.Presence == Presence)
        && (Team is null || state.Team == Team)
        && (Program is null || string.Equals(state.Window?.Program, Program, StringComparison.OrdinalIgnoreCase))
        && (Version is null || string.Equals(state.Profile.AgentVersion ?? "", Version, StringComparison.OrdinalIgnoreCase))
        && (SilentFor is null || silenceOf(state) >= SilentFor);

    private Func<ComputerState, long> RankBy(ComputerState[] found, Func<ComputerState, TimeSpan> silenceOf, Func<int, string?>? teamName) => Order switch
    {
        BoardOrder.Status => state => state.Presence switch
        {
            Domain.Computers.Presence.Online => 0,
            Domain.Computers.Presence.Idle => 1,
            Domain.Computers.Presence.Offline => 2,
            _ => 3,
        },
        BoardOrder.Usage => state => -state.UsageToday,
        BoardOrder.LastSeen => state => silenceOf(state).Ticks,
        BoardOrder.FirstSeen => state => -state.RegisteredAt.UtcTicks,
        BoardOrder.User => TextRank.By(found, state => state.Profile.UserName),
        BoardOrder.System => TextRank.By(found, state => state.Profile.OsInfo),
        BoardOrder.Version => TextRank.By(found, state => state.Profile.AgentVersion),
        BoardOrder.Team => TextRank.By(found, state => teamName?.Invoke(state.Team)),
        _ => _ => 0,
    };

    private readonly record struct Ranked(long Rank, ComputerText Text, ComputerState State) : IComparable<Ranked>
    {
        public int CompareTo(Ranked other) => Rank != other.Rank ? Rank.CompareTo(other.Rank) : Text.CompareTo(other.Text);
    }
}
