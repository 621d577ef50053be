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
/// with <c>n</c> = minute(<c>t</c>) - minute(<c>ta</c>), all <c>n</c> if <c>n &lt;= u - ua + 1</c>, else the newest
/// <c>u - ua</c></description></item>
/// <item><term>5. anything else</term><description>time cannot explain the counter (a stepped clock, a clone, a report
/// held up on its way, a person with curl): the minutes after that of <c>t0</c> up to that of <c>t</c>; and while the
/// computer has been known for at most 15 min, those of the last <c>u</c> (at most 24 h) that lie before its first
/// report</description></item>
/// </list>
/// <para>
/// Granted minutes are active; the minute of <c>t</c> and the minutes across a gap that can be bridged are present.
/// Time before the cursor is settled: no later report brings it back.
/// </para>
/// </summary>
public static class CounterRule
{
    /// <summary>The longest gap between two reports that still counts as use.</summary>
    public static readonly TimeSpan BridgeLimit = TimeSpan.FromMinutes(13);

    /// <summary>How long a computer that we have just met may still vouch for its past.</summary>
    public static readonly TimeSpan VouchingPeriod = TimeSpan.FromMinutes(15);

    /// <summary>How many minutes of its past a computer can vouch for: 24 h.</summary>
    public const long MaxVouched = 24 * 60;

    /// <summary>Applies the rule to one report.</summary>
    /// <param name="cursor">How far the computer is settled; null when it never sent a counter.</param>
    /// <param name="receivedAt">When the server received the report; a time before the cursor counts as the cursor's.</param>
    /// <param name="counter">The counter in minutes; any number.</param>
    public static CounterProof Prove(CounterCursor? cursor, DateTimeOffset receivedAt, long counter)
    {
        var minute = MinuteRange.MinuteOf(receivedAt);
        if (cursor is null)
        {
            var past = MinuteRange.EndingWith(minute, Math.Min(counter, MaxVouched));
            var met = new CounterCursor(receivedAt, receivedAt, receivedAt, counter);
            return new CounterProof(CounterCase.FirstContact, past, MinuteRange.Empty, new MinuteRange(minute, 1), met);
        }

        var at = receivedAt < cursor.LastAt ? cursor.LastAt : receivedAt;
        minute = MinuteRange.MinuteOf(at);
        var (which, granted) = Judge(cursor, at, counter);
        var vouched = which == CounterCase.Unexplained && at - cursor.FirstAt <= VouchingPeriod
            ? MinuteRange.EndingWith(minute, Math.Min(counter, MaxVouched))
                .Intersect(MinuteRange.Between(long.MinValue / 2, MinuteRange.MinuteOf(cursor.FirstAt)))
            : MinuteRange.Empty;

        return new CounterProof(
            which,
            granted,
            vouched,
            which == CounterCase.Gap ? new MinuteRange(minute, 1) : MinuteRange.Between(MinuteRange.MinuteOf(cursor.LastAt), minute + 1),
            cursor with
            {
                LastAt = at,
                AnchorAt = which == CounterCase.Gap || counter != cursor.Counter ? at : cursor.AnchorAt,
                Counter = counter,
            });
    }

    private static (CounterCase Case, MinuteRange Granted) Judge(CounterCursor cursor, DateTimeOffset at, long counter)
    {
        var minute = MinuteRange.MinuteOf(at);
        var sinceLast = MinuteRange.Between(MinuteRange.MinuteOf(cursor.LastAt) + 1, minute + 1);
        if (at - cursor.LastAt > BridgeLimit)
        {
            var fresh = counter >= 0 && counter < cursor.Counter && counter <= BridgeLimit.TotalMinutes;
            return (CounterCase.Gap, MinuteRange.EndingWith(minute, fresh ? counter : counter != cursor.Counter ? 1 : 0));
        }

        if (counter >= 0 && counter < cursor.Counter && counter <= Explicable(cursor.LastAt, at))
        {
            return (CounterCase.Restart, MinuteRange.EndingWith(minute, counter).Intersect(sinceLast));
        }

        // Any 64-bit number may come, so the difference may need more than 64 bits.
        var gained = (Int128)counter - cursor.Counter;
        if (gained >= 0 && gained <= Explicable(cursor.AnchorAt, at))
        {
            var passed = minute - MinuteRange.MinuteOf(cursor.AnchorAt);
            var count = gained == 0 ? 0 : passed <= gained + 1 ? passed : (long)gained;
            return (CounterCase.SameSession, MinuteRange.EndingWith(minute, count));
        }

        return (CounterCase.Unexplained, sinceLast);
    }

    /// <summary>How far a counter can have come since <paramref name="since"/>: the minutes passed, rounded up, plus one for the unfinished minute on either side.</summary>
    private static long Explicable(DateTimeOffset since, DateTimeOffset at) => (long)Math.Ceiling((at - since).TotalMinutes) + 1;
}
