using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>A report as it was read at one moment. Immutable.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Report">What was found.</param>
/// <param name="Before">The period before.</param>
/// <param name="ReadAt">When.</param>
/// <param name="Today">The organisation's day then.</param>
public sealed record ReportView(ReportQuery Query, UsageReport Report, ReportFigures Before, DateTimeOffset ReadAt, DateOnly Today)
{
    /// <summary>The days of the period before.</summary>
    public ReportRange BeforeRange => Query.Range.Previous;

    /// <summary>Whether its last day is not over.</summary>
    public bool IsUnfinished => Query.Range.Contains(Today);
}
