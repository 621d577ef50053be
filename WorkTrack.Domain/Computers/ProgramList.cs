using System.Collections.Immutable;

namespace WorkTrack.Domain.Computers;

/// <summary>The programs of one report: the first few of them, and how many there were.</summary>
public sealed class ProgramList : IEquatable<ProgramList>
{
    /// <summary>How many programs are kept of a report; agents send up to a few hundred.</summary>
    public const int MaxKept = 10;

    /// <summary>Keeps the first <see cref="MaxKept"/> of <paramref name="first"/>.</summary>
    /// <param name="first">The report's programs, from the first on.</param>
    /// <param name="total">How many the report named, at least as many as <paramref name="first"/> has.</param>
    public ProgramList(IEnumerable<RunningProgram> first, int total)
    {
        First = [.. first.Take(MaxKept)];
        Total = Math.Max(total, First.Length);
    }

    /// <summary>No program at all.</summary>
    public static ProgramList Empty { get; } = new([], 0);

    /// <summary>The first programs, at most <see cref="MaxKept"/>.</summary>
    public ImmutableArray<RunningProgram> First { get; }

    /// <summary>How many programs the report named.</summary>
    public int Total { get; }

    /// <inheritdoc/>
    public bool Equals(ProgramList? other) =>
        other is not null && Total == other.Total && First.AsSpan().SequenceEqual(other.First.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProgramList);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Total, First.Length > 0 ? First[0] : null);
}
