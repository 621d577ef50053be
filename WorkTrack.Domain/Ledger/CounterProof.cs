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
public sealed record CounterProof
{
    /// <summary>The row of the table.</summary>
    public required CounterCase Case { get; init; }

    /// <summary>Active minutes up to the report's own.</summary>
    public required MinuteRange Granted { get; init; }

    /// <summary>Active minutes before the first report, which rest on the agent's word (case 5 only).</summary>
    public MinuteRange Vouched { get; init; }

    /// <summary>Minutes in which the computer was on, whether used or not.</summary>
    public required MinuteRange Present { get; init; }

    /// <summary>When the counter report before came; null when there was none.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>What is to be said of a gap that could not be bridged.</summary>
    public Remarks Remarks { get; init; }

    /// <summary>The cursor after the report, never before the one it came from.</summary>
    public required CounterCursor Cursor { get; init; }

    /// <summary>Whether the time since the report before counts as one stretch with this one.</summary>
    public bool IsBridged => Case is CounterCase.Restart or CounterCase.SameSession or CounterCase.Unexplained;

    /// <summary>The proven minutes, hour by hour, with what there is to remark on them.</summary>
    public IEnumerable<UsageHour> Hours()
    {
        var hours = new HourStatements();
        hours.AddPresent(Present);
        hours.AddActive(Granted);
        hours.AddActive(Vouched);
        hours.AddRemarks(Case == CounterCase.FirstContact ? Granted with { Count = Math.Max(Granted.Count - 1, 0) } : Vouched, Remarks.Vouched);
        hours.AddRemarks(Case == CounterCase.Unexplained ? Granted : MinuteRange.Empty, Remarks.ClockCorrected);
        if (Remarks != Remarks.None)
        {
            hours.Add(UsageHour.Remarked(Before!.Value, Remarks & ~Remarks.GapEnds));
            hours.Add(UsageHour.Remarked(Cursor.LastAt, Remarks & ~Remarks.GapBegins));
        }

        return hours.All;
    }

    /// <summary>The minutes that belong to the window in front: of a vouched past only the last, as nobody saw the others.</summary>
    public MinuteRange Seen => Case == CounterCase.FirstContact ? Granted.Intersect(Present) : Granted;
}
