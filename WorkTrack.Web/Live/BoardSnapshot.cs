using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>The board, or the part of it that a reader may see, at one moment.</summary>
/// <param name="Version">Grows with every change; two snapshots of one version and scope are alike.</param>
/// <param name="Today">The organisation's day that usage is counted for.</param>
/// <param name="Computers">Its computers, in the order they became known, without those that are put away.</param>
/// <param name="Stats">The figures together, with today's minutes of those that are put away.</param>
public sealed record BoardSnapshot(long Version, DateOnly Today, ImmutableArray<ComputerState> Computers, FleetStats Stats)
{
    private readonly ConcurrentDictionary<BoardScope, BoardSnapshot> _parts = new();

    /// <summary>Its computers that are put away, in the order they became known.</summary>
    public ImmutableArray<ComputerState> Archived { get; init; } = [];

    /// <summary>All of its computers, those that are put away last.</summary>
    public IEnumerable<ComputerState> All => Computers.Concat(Archived);

    /// <summary>What a reader sees of it. Made once for all readers of the scope.</summary>
    public BoardSnapshot Within(BoardScope scope) => scope.Equals(BoardScope.Everything) ? this : _parts.GetOrAdd(scope, Cut, this);

    private static BoardSnapshot Cut(BoardScope scope, BoardSnapshot whole)
    {
        ImmutableArray<ComputerState> computers = [.. whole.Computers.Where(scope.Includes)], archived = [.. whole.Archived.Where(scope.Includes)];
        return new BoardSnapshot(whole.Version, whole.Today, computers, FleetStats.Of(computers.Concat(archived))) { Archived = archived };
    }
}
