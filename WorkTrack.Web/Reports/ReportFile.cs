using System.Runtime.CompilerServices;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>The lines of a report as a file has them: by period and then by name, read as they are written.</summary>
internal static class ReportFile
{
    /// <summary>Gives the lines their names.</summary>
    public static async IAsyncEnumerable<ReportFileLine> LinesAsync(
        IAsyncEnumerable<ReportPeriod> periods, ReportGrouping by, ReportNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var period in periods.WithCancellation(cancellationToken))
        {
            foreach (var line in period.Lines.Select(line => Line(period.Range, line)).OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(line => line.Id, StringComparer.Ordinal))
            {
                yield return line;
            }
        }

        ReportFileLine Line(ReportRange range, ReportLine line)
        {
            var computer = by == ReportGrouping.Computer ? names.ComputerOf(line.Key) : null;
            return new ReportFileLine(
                range, names.NameOf(by, line.Key), computer?.Id.Value ?? "", computer is null ? "" : names.TeamOf(computer.Team), line.Figures);
        }
    }
}
