namespace WorkTrack.Domain.Ledger;

/// <summary>What is known of the quality of an hour's minutes. Merged by OR, like the minutes themselves.</summary>
[Flags]
public enum Remarks : short
{
    /// <summary>Nothing: the hour is complete as far as anybody knows.</summary>
    None = 0,

    /// <summary>A gap begins here in which the counter went on, and whose minutes were not counted: a sleep, or a cut connection.</summary>
    GapBegins = 1,

    /// <summary>Such a gap ends here.</summary>
    GapEnds = 2,

    /// <summary>No server could be reached for more than two hours, which is too long to count across.</summary>
    ServerAway = 4,

    /// <summary>The computer vouched for these minutes when it was met: they rest on the agent's word.</summary>
    Vouched = 8,

    /// <summary>The agent's clock was wrong or was set, and its minutes were corrected or bounded.</summary>
    ClockCorrected = 16,

    /// <summary>Samples were refused.</summary>
    SamplesRefused = 32,
}
