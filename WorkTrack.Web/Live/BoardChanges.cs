using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>A computer's state, and since when it is true.</summary>
/// <param name="Version">The version of the board that brought it.</param>
/// <param name="State">The state.</param>
public readonly record struct ComputerChange(long Version, ComputerState State);

/// <summary>What is different on the board, as a reader sees it, since a version that the reader knows.</summary>
/// <param name="Version">The version that the reader knows when it has taken this in.</param>
/// <param name="Computers">The newest state of each computer that changed, by version.</param>
/// <param name="Stats">The figures of all computers of the reader.</param>
public sealed record BoardChanges(long Version, ImmutableArray<ComputerChange> Computers, FleetStats Stats);
