namespace WorkTrack.Domain.Programs;

/// <summary>What a company says of a program. It is the company that says it: without a rule everything is uncategorised.</summary>
public enum ProgramCategory
{
    /// <summary>No rule speaks of it.</summary>
    Uncategorised,

    /// <summary>It is for work.</summary>
    Productive,

    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>It is not for work.</summary>
    Unproductive,
}
