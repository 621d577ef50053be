using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>The whole board at one moment.</summary>
/// <param name="Version">Grows with every change; two snapshots of one version are alike.</param>
/// <param name="Today">The organisation's day that usage is counted for.</param>
/// <param name="Computers">Every computer, in the order they became known.</param>
public sealed record BoardSnapshot(long Version, DateOnly Today, ImmutableArray<ComputerState> Computers)
{
    private readonly ConcurrentDictionary<BoardScope, BoardSnapshot> _parts = new();

    /// <summary>The figures of all computers together.</summary>
    public FleetStats Stats { get; } = FleetStats.Of(Computers);

    /// <summary>What a reader sees of it. Made once for all readers of the scope.</summary>
    public BoardSnapshot Within(BoardScope scope) => scope.Equals(BoardScope.Everything)
        ? this
        : _parts.GetOrAdd(scope, static (only, whole) => new BoardSnapshot(whole.Version, whole.Today, [.. whole.Computers.Where(only.Includes)]), this);
}
