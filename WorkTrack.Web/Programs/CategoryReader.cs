using WorkTrack.Data.Days;
using WorkTrack.Data.Programs;
using WorkTrack.Domain.Programs;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Programs;

/// <summary>Reads what was in front, and what the company says of it.</summary>
internal sealed class CategoryReader(ProgramRuleStore rules, ProgramReader programs)
{
    /// <summary>Minutes by category and program.</summary>
    /// <param name="range">The days.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<CategoryMinutes> ReadAsync(ReportRange range, UsageOf of, CancellationToken cancellationToken)
    {
        var known = await rules.ReadAsync(cancellationToken);

        // Titles are many more than programs, and read only when a rule asks for one.
        var windows = known.AskForTitles
            ? await programs.TitlesAsync(range.From, range.To, of, cancellationToken)
            : await programs.ProgramsAsync(range.From, range.To, of, cancellationToken);
        return CategoryMinutes.Of(known, windows.Select(window => (window.Program, window.Title, window.Minutes)));
    }
}
