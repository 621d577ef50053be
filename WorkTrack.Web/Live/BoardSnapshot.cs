using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>The whole board at one moment.</summary>
/// <param name="Version">Grows with every change; two snapshots of one version are alike.</param>
/// <param name="Today">The organisation's day that usage is counted for.</param>
/// <param name="Computers">Every computer, in the order they became known.</param>
public sealed record BoardSnapshot(long Version, DateOnly Today, ImmutableArray<ComputerState> Computers)
{
    /// <summary>The figures of all computers together.</summary>
    public FleetStats Stats { get; } = FleetStats.Of(Computers);
}
