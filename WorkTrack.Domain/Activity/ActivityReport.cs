using WorkTrack.Domain.Computers;

namespace WorkTrack.Domain.Activity;

/// <summary>One agent's statement, validated and cleaned, whatever wire format it came in. What is null was not said.</summary>
public sealed record ActivityReport
{
    /// <summary>The computer the report is about.</summary>
    public required ComputerId Computer { get; init; }

    /// <summary>Whether the report may make a computer known. Formats that ask for a registration first say no.</summary>
    public required bool Introduces { get; init; }

    /// <summary>
    /// Minutes on the agent's counter, which starts at 0 with the agent. Any number may come: the ledger bounds what
    /// it is worth. Null proves presence only.
    /// </summary>
    public long? UsageMinutes { get; init; }

    /// <summary>What the computer says of itself.</summary>
    public ComputerProfile? Profile { get; init; }

    /// <summary>The programs that run.</summary>
    public ProgramList? Programs { get; init; }

    /// <summary>The window in front.</summary>
    public WindowInFront? Window { get; init; }

    /// <summary>What our own agent saw, sample by sample. A report with samples carries no counter.</summary>
    public SampleBatch? Samples { get; init; }

    /// <summary>When the agent says it sent the report: a local time without a zone, to show and never to compute with.</summary>
    public string? AgentTime { get; init; }
}

/// <summary>What a report says about the window in front.</summary>
/// <param name="Window">The window, or null when the agent says that none is.</param>
public sealed record WindowInFront(ActiveWindow? Window);
