using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>What became of a report.</summary>
public enum IngestOutcome
{
    /// <summary>It is stored; its computer was known.</summary>
    Accepted,

    /// <summary>It is stored, and made its computer known.</summary>
    Registered,

    /// <summary>Its computer is not known, and this format asks for a registration first. Nothing was kept.</summary>
    UnknownComputer,

    /// <summary>Its key is that of another computer or team. Nothing was kept.</summary>
    ForeignComputer,

    /// <summary>Its computer sends too many. Nothing was kept.</summary>
    TooMany,

    /// <summary>Its computer is not known, and its sender has made too many known of late. Nothing was kept.</summary>
    TooManyNewComputers,
}

/// <summary>What became of a report and of its parts.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Acceptance">What it changed; null when nothing of it was kept.</param>
public sealed record IngestResult(IngestOutcome Outcome, Acceptance? Acceptance = null)
{
    /// <summary>When it was one too many: the time until another is welcome.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Whether it was one too many.</summary>
    public bool IsTooMany => Outcome is IngestOutcome.TooMany or IngestOutcome.TooManyNewComputers;
}
