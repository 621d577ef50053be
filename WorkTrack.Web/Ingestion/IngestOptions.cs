namespace WorkTrack.Web.Ingestion;

/// <summary>Limits for agents. Section <c>WorkTrack:Ingest</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>The largest body of a report, in bytes.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>How many reports a minute one computer may send; 120 by default, 0 for no limit.</summary>
    public int ReportsPerMinute { get; set; } = 120;

    /// <summary>How many computers an hour one sender's key may make known; 1000 by default, 0 for no limit.</summary>
    public int NewComputersPerHour { get; set; } = 1000;
}
