using WorkTrack.Domain.Activity;

namespace WorkTrack.Domain.Ledger;

/// <summary>
/// How far a computer's counter has been settled. The counter read last is also the anchor's: an anchor is the last
/// report that changed it, restarted it, or came after a gap that could not be bridged.
/// </summary>
/// <param name="FirstAt">When the first counter report came.</param>
/// <param name="LastAt">When the last counter report came (<c>t0</c>).</param>
/// <param name="AnchorAt">When the anchor came (<c>ta</c>), never after <paramref name="LastAt"/>.</param>
/// <param name="Counter">The counter both showed (<c>u0 = ua</c>), in minutes.</param>
/// <param name="Rhythm">How often counter reports come.</param>
public sealed record CounterCursor(
    DateTimeOffset FirstAt, DateTimeOffset LastAt, DateTimeOffset AnchorAt, long Counter, ReportRhythm Rhythm)
{
    /// <summary>How many minutes more than it gained the session has been granted, -1 to 1.</summary>
    public int Ahead { get; init; }
}
