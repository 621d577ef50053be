using System.Collections.Immutable;
using WorkTrack.Data.Days;

namespace WorkTrack.Web.Live;

/// <summary>
/// The part of the board that a reader may see: everything, or the computers of some teams. Two scopes of the same teams are
/// equal, so that what is made for one reader can be shared with all others of that scope.
/// </summary>
public sealed class BoardScope : IEquatable<BoardScope>
{
    private readonly ImmutableArray<int>? _teams;

    private BoardScope(ImmutableArray<int>? teams) => _teams = teams;

    /// <summary>Every computer, also those without a team.</summary>
    public static BoardScope Everything { get; } = new(null);

    /// <summary>The computers of some teams; of no team, none.</summary>
    public static BoardScope Of(IEnumerable<int> teams) => new([.. teams.Distinct().Order()]);

    /// <summary>Whether a computer belongs to it.</summary>
    public bool Includes(ComputerState computer) => Includes(computer.Team);

    /// <summary>Whether a team's computers belong to it; 0 stands for those without one.</summary>
    public bool Includes(int team) => _teams is not { } teams || teams.BinarySearch(team) >= 0;

    /// <summary>The same for those who read the ledger.</summary>
    public UsageOf Usage => _teams is { } teams ? UsageOf.Teams(teams) : UsageOf.Everything;

    /// <inheritdoc/>
    public bool Equals(BoardScope? other) =>
        other is not null && (_teams is { } mine ? other._teams is { } others && mine.AsSpan().SequenceEqual(others.AsSpan()) : other._teams is null);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BoardScope);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var team in _teams ?? [])
        {
            hash.Add(team);
        }

        return hash.ToHashCode();
    }
}
