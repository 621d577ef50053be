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

    /// <summary>Its computer sends too many. Nothing was kept.</summary>
    TooMany,
}
