using System.Collections.Immutable;
using System.Globalization;

namespace WorkTrack.Domain.Activity;

/// <summary>
/// How often somebody reports: the last eight gaps between two reports. The second largest of them is the usual
/// interval, so that one report lost on the way does not change it, and a sleep never does. The upper middle one is the
/// agent's own interval, also where reports are lost. Immutable.
/// </summary>
public sealed class ReportRhythm : IEquatable<ReportRhythm>
{
    private const int Kept = 8;

    private static readonly TimeSpan InitialInterval = TimeSpan.FromMinutes(5);

    private const double Tolerance = 2.5;

    // So many reports in a row are hardly ever lost, though one in three may be: 0.3 to the power of 12 is one in two million.
    private const double LostInARow = 12.5;

    /// <summary>The shortest gap that says something: two reports within it are one said twice.</summary>
    public static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(1);

    /// <summary>The longest gap that says something: beyond it nobody was there.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ShortestOnline = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ShortestBridge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBridge = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestForLoss = InitialInterval * Tolerance;

    private readonly ImmutableArray<int> _seconds;

    private ReportRhythm(ImmutableArray<int> seconds)
    {
        _seconds = seconds;
        Span<int> ordered = stackalloc int[Kept];
        seconds.AsSpan().CopyTo(ordered);
        ordered.Sort();
        UsualInterval = TimeSpan.FromSeconds(ordered[Kept - 2]);
        var lost = TimeSpan.FromSeconds(ordered[Kept / 2]) * LostInARow;
        BridgeLimit = Within(UsualInterval * Tolerance, Within(lost, ShortestBridge, LongestForLoss), LongestBridge);
    }

    /// <summary>Nothing heard yet: five minutes, the longest interval of agents in the field, until it is known better.</summary>
    public static ReportRhythm Unknown { get; } = new([.. Enumerable.Repeat((int)InitialInterval.TotalSeconds, Kept)]);

    /// <summary>The time that usually lies between two reports.</summary>
    public TimeSpan UsualInterval { get; }

    /// <summary>
    /// The longest gap between two counter reports that still counts as use: 2.5 times the usual interval, but at least
    /// a dozen of the agent's own (up to 12.5 min), at least 5 and at most 15 min.
    /// </summary>
    public TimeSpan BridgeLimit { get; }

    /// <summary>How long after its last report a computer counts as there; at least 2 min.</summary>
    public TimeSpan OnlineWindow => Within(UsualInterval * Tolerance, ShortestOnline, TimeSpan.MaxValue);

    /// <summary>The rhythm after one more gap; the same when the gap says nothing.</summary>
    public ReportRhythm After(TimeSpan gap)
    {
        if (gap < ShortestGap || gap > LongestGap)
        {
            return this;
        }

        var seconds = (int)Math.Round(gap.TotalSeconds);
        return _seconds.AsSpan().ContainsAnyExcept(seconds) ? new ReportRhythm([.. _seconds.AsSpan(1..), seconds]) : this;
    }

    /// <summary>The gaps in seconds, oldest first, with commas.</summary>
    public override string ToString() => string.Join(',', _seconds.Select(gap => gap.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else, null included, is <see cref="Unknown"/>.</summary>
    public static ReportRhythm Parse(string? text)
    {
        var gaps = (text ?? "").Split(',');
        return gaps.Length == Kept && gaps.All(gap => int.TryParse(gap, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new ReportRhythm([.. gaps.Select(gap => int.Parse(gap, NumberStyles.None, CultureInfo.InvariantCulture))])
            : Unknown;
    }

    /// <inheritdoc/>
    public bool Equals(ReportRhythm? other) => other is not null && _seconds.AsSpan().SequenceEqual(other._seconds.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReportRhythm);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_seconds[0], _seconds[^1], UsualInterval);

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most) =>
        value < least ? least : value > most ? most : value;
}
