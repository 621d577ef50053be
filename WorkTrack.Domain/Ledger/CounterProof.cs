namespace WorkTrack.Domain.Ledger;

/// <summary>Which row of <see cref="CounterRule"/>'s table a report fell under.</summary>
public enum CounterCase
{
    /// <summary>Case 1: no counter report before.</summary>
    FirstContact = 1,

    /// <summary>Case 2: the gap since the last one cannot be bridged.</summary>
    Gap = 2,

    /// <summary>Case 3: the agent restarted.</summary>
    Restart = 3,

    /// <summary>Case 4: the same session goes on.</summary>
    SameSession = 4,

    /// <summary>Case 5: time cannot explain the counter.</summary>
    Unexplained = 5,
}

/// <summary>What one counter report proves.</summary>
/// <param name="Case">The row of the table.</param>
/// <param name="Granted">Active minutes up to the report's own.</param>
/// <param name="Vouched">Active minutes before the first report, which rest on the agent's word (case 5 only).</param>
/// <param name="Present">Minutes in which the computer was on, whether used or not.</param>
/// <param name="Cursor">The cursor after the report, never before the one it came from.</param>
public sealed record CounterProof(
    CounterCase Case, MinuteRange Granted, MinuteRange Vouched, MinuteRange Present, CounterCursor Cursor)
{
    /// <summary>The proven minutes, hour by hour.</summary>
    public IEnumerable<UsageHour> Hours() => UsageHour.From([Present], [Granted, Vouched]);
}
