using WorkTrack.Data.Days;
using WorkTrack.Data.Reports;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>Reads reports.</summary>
internal sealed class ReportService(ReportReader reports, OrganisationCalendar calendar, TimeProvider time)
{
    /// <summary>The organisation's day.</summary>
    public DateOnly Today => calendar.DayOf(time.GetUtcNow());

    /// <summary>Reads a report, and the period before it to compare with, both at once.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReportView> ReadAsync(ReportQuery query, UsageOf of, CancellationToken cancellationToken)
    {
        var (now, before) = (time.GetUtcNow(), query.Range.Previous);

        // Each on a thread of its own: SQLite reads on the caller's, which is that of a page. The total before is the same
        // whatever has a line; teams are what the database adds up itself.
        var previous = Task.Run(
            () => UsageReport.OfAsync(before, ReportStep.Month, reports.DaysAsync(before, of, ReportGrouping.Team, cancellationToken), cancellationToken), cancellationToken);
        var report = Task.Run(
            () => UsageReport.OfAsync(query.Range, query.Step, reports.DaysAsync(query.Range, of, query.By, cancellationToken), cancellationToken), cancellationToken);
        await Task.WhenAll(previous, report);
        return new ReportView(query, await report, (await previous).Total, now, calendar.DayOf(now));
    }
}
