using WorkTrack.Domain.Activity;

namespace WorkTrack.Domain.Ledger;

/// <summary>
/// What a report with a counter proves. The counter is the difference of two readings of the agent's wall clock: it
/// starts at 0 with the agent, goes on while the computer sleeps, and jumps when the clock is set. So it is believed
/// only as far as the server's own clock can explain it.
/// <para>
/// With <c>t</c> the time of receipt, <c>u</c> the counter, <c>t0</c> and <c>u0</c> those of the last counter report,
/// <c>ta</c> and <c>ua</c> those of the anchor, and <c>e(x)</c> the minutes since <c>x</c>, rounded up, plus one:
/// </para>
/// <list type="table">
/// <listheader><term>case</term><description>what happened: the minutes granted</description></listheader>
/// <item><term>1. no counter report before</term><description>we meet it now, and it vouches for its own past: the
/// <c>u</c> minutes that end with the minute of <c>t</c>, at most 24 h</description></item>
/// <item><term>2. <c>t - t0</c> cannot be bridged</term><description>it slept, was off, or was cut off: <c>u</c> if
/// <c>0 &lt;= u &lt; u0</c> and <c>u</c> is within the bridge limit (a fresh start), else 1 if <c>u</c> differs from <c>u0</c>,
/// else none; ending with the minute of <c>t</c></description></item>
/// <item><term>3. <c>0 &lt;= u &lt; u0</c>, <c>u &lt;= e(t0)</c></term><description>the agent restarted: the last
/// <c>u</c>, but only minutes after that of <c>t0</c></description></item>
/// <item><term>4. <c>0 &lt;= u - ua &lt;= e(ta)</c></term><description>the same session: none if <c>u = ua</c>, else,
/// with <c>n</c> = minute(<c>t</c>) - minute(<c>ta</c>), all <c>n</c> if <c>n &lt;= u - ua + 1 - a</c>, else the newest
/// <c>u - ua</c>; <c>a</c> is how far ahead of its counter the session is, so that a counter that pauses is not rounded up
/// again after every pause</description></item>
/// <item><term>5. anything else</term><description>time cannot explain the counter (a stepped clock, a clone, a report
/// held up on its way, a person with curl): the minutes after that of <c>t0</c> up to that of <c>t</c>; and while the
/// computer has been known for at most 15 min, those of the last <c>u</c> (at most 24 h) that lie before its first
/// report</description></item>
/// </list>
/// <para>
/// Granted minutes are active; the minute of <c>t</c> and the minutes across a gap that can be bridged are present.
/// A gap can be bridged up to 2.5 times the interval at which the computer usually reports, at least 5 and at most 15
/// min. Time in which no server could take a report does not count towards it, up to 2 h; beyond that it cannot be bridged.
/// Time before the cursor is settled: no later report brings it back.
/// </para>
/// </summary>
public static class CounterRule
{
    /// <summary>How long a computer that we have just met may still vouch for its past.</summary>
    public static readonly TimeSpan VouchingPeriod = TimeSpan.FromMinutes(15);

    /// <summary>How many minutes of its past a computer can vouch for: 24 h.</summary>
    public const long MaxVouched = 24 * 60;

    /// <summary>Applies the rule to one report.</summary>
    /// <param name="cursor">How far the computer is settled; null when it never sent a counter.</param>
    /// <param name="receivedAt">When the server received the report; a time before the cursor counts as the cursor's.</param>
    /// <param name="counter">The counter in minutes; any number.</param>
    /// <param name="serverDown">How much of the time since the cursor no server could take a report.</param>
    public static CounterProof Prove(CounterCursor? cursor, DateTimeOffset receivedAt, long counter, TimeSpan serverDown = default)
    {
        if (cursor is null)
        {
            var minute = MinuteRange.MinuteOf(receivedAt);
            return new CounterProof
            {
                Case = CounterCase.FirstContact,
                Granted = MinuteRange.EndingWith(minute, Math.Min(counter, MaxVouched)),
                Present = new MinuteRange(minute, 1),
                Cursor = new CounterCursor(receivedAt, receivedAt, receivedAt, counter, ReportRhythm.Unknown),
            };
        }

        var at = receivedAt < cursor.LastAt ? cursor.LastAt : receivedAt;
        var heard = at - cursor.LastAt - serverDown;
        var bridged = serverDown <= ServerUptime.LongestBridged && heard <= cursor.Rhythm.BridgeLimit;
        var (which, granted) = bridged ? AcrossBridge(cursor, at, counter) : (CounterCase.Gap, AfterGap(cursor, at, counter));
        var now = MinuteRange.MinuteOf(at);
        return new CounterProof
        {
            Case = which,
            Granted = granted,
            Vouched = which == CounterCase.Unexplained ? VouchedBefore(cursor, at, counter) : MinuteRange.Empty,
            Present = bridged ? MinuteRange.Between(MinuteRange.MinuteOf(cursor.LastAt), now + 1) : new MinuteRange(now, 1),
            Before = cursor.LastAt,
            Remarks = bridged ? Remarks.None : RemarksOnGap(cursor, counter, serverDown),
            Cursor = cursor with
            {
                LastAt = at,
                AnchorAt = !bridged || counter != cursor.Counter ? at : cursor.AnchorAt,
                Counter = counter,
                Ahead = which != CounterCase.SameSession ? 0 : (int)Math.Clamp(cursor.Ahead + granted.Count - (counter - cursor.Counter), -1, 1),
                Rhythm = cursor.Rhythm.After(heard),
            },
        };
    }

    /// <summary>Case 2.</summary>
    private static MinuteRange AfterGap(CounterCursor cursor, DateTimeOffset at, long counter) => MinuteRange.EndingWith(
        MinuteRange.MinuteOf(at), IsFreshStart(cursor, counter) ? counter : counter != cursor.Counter ? 1 : 0);

    private static bool IsFreshStart(CounterCursor cursor, long counter) =>
        counter >= 0 && counter < cursor.Counter && counter <= cursor.Rhythm.BridgeLimit.TotalMinutes;

    /// <summary>Cases 3 to 5.</summary>
    private static (CounterCase Case, MinuteRange Granted) AcrossBridge(CounterCursor cursor, DateTimeOffset at, long counter)
    {
        var minute = MinuteRange.MinuteOf(at);
        var sinceLast = MinuteRange.Between(MinuteRange.MinuteOf(cursor.LastAt) + 1, minute + 1);
        if (counter >= 0 && counter < cursor.Counter && counter <= Explicable(cursor.LastAt, at))
        {
            return (CounterCase.Restart, MinuteRange.EndingWith(minute, counter).Intersect(sinceLast));
        }

        // Any 64-bit number may come, so the difference may need more than 64 bits.
        var gained = (Int128)counter - cursor.Counter;
        if (gained >= 0 && gained <= Explicable(cursor.AnchorAt, at))
        {
            var passed = minute - MinuteRange.MinuteOf(cursor.AnchorAt);
            var count = gained == 0 ? 0 : passed <= gained + 1 - cursor.Ahead ? passed : (long)gained;
            return (CounterCase.SameSession, MinuteRange.EndingWith(minute, count));
        }

        return (CounterCase.Unexplained, sinceLast);
    }

    /// <summary>What a computer that was met a moment ago may still say of the time before.</summary>
    private static MinuteRange VouchedBefore(CounterCursor cursor, DateTimeOffset at, long counter) =>
        at - cursor.FirstAt > VouchingPeriod
            ? MinuteRange.Empty
            : MinuteRange.EndingWith(MinuteRange.MinuteOf(at), Math.Min(counter, MaxVouched))
                .Intersect(MinuteRange.Between(long.MinValue / 2, MinuteRange.MinuteOf(cursor.FirstAt)));

    /// <summary>Nothing is missing where the agent had just started, or its counter stood still.</summary>
    private static Remarks RemarksOnGap(CounterCursor cursor, long counter, TimeSpan serverDown) =>
        (IsFreshStart(cursor, counter) || counter == cursor.Counter ? Remarks.None : Remarks.GapBegins | Remarks.GapEnds)
        | (serverDown > ServerUptime.LongestBridged ? Remarks.ServerAway : Remarks.None);

    /// <summary>How far a counter can have come since <paramref name="since"/>: the minutes passed, rounded up, plus one for the unfinished minute on either side.</summary>
    private static long Explicable(DateTimeOffset since, DateTimeOffset at) => (long)Math.Ceiling((at - since).TotalMinutes) + 1;
}
