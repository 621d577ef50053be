using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;

namespace WorkTrack.Data.Days;

/// <summary>Reads what was in front, in the organisation's days. Programs of a time add up to its active minutes.</summary>
public sealed class ProgramReader
{
    private readonly IDatabase _database;
    private readonly UsageReader _usage;

    internal ProgramReader(IDatabase database, UsageReader usage) => (_database, _usage) = (database, usage);

    /// <summary>How many active minutes each program had, most first; the program that is not known has no name.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="of">Whose.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ProgramUsage>> ProgramsAsync(DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken) =>
        ReadAsync(from, to, of, byTitle: false, cancellationToken);

    /// <summary>How many active minutes each window's title had, most first, with its program.</summary>
    /// <remarks>Of days whose titles are no longer kept they have none.</remarks>
    public Task<IReadOnlyList<ProgramUsage>> TitlesAsync(DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken) =>
        ReadAsync(from, to, of, byTitle: true, cancellationToken);

    private async Task<IReadOnlyList<ProgramUsage>> ReadAsync(
        DateOnly from, DateOnly to, UsageOf of, bool byTitle, CancellationToken cancellationToken)
    {
        var books = await _usage.SettledAsync(from, to, of.Computer, cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        var title = byTitle ? "title" : "0";
        var closed = await connection.QueryAsync(
            null,
            $"SELECT program, {title} AS of_title, SUM(minutes) FROM program_days "
            + $"WHERE {UsageReader.InSql(from, UsageReader.Closed(books, to), of)} GROUP BY program, of_title",
            reader => (Program: reader.GetInt64(0), Title: reader.GetInt64(1), Minutes: Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture)),
            cancellationToken);
        var open = new List<ProgramMinutes>();
        foreach (var (_, minutes) in _usage.Open(books, from, to))
        {
            var computers = of.Computer is { } one ? [one] : await Masks.ComputersAsync(connection, minutes, of, cancellationToken);
            foreach (var part in computers.Chunk(Rows.RowsPerStatement))
            {
                var hours = await Masks.HoursAsync(connection, null, minutes, part, cancellationToken);
                var claims = await Masks.ClaimsAsync(connection, null, minutes, part, cancellationToken);
                open.AddRange(part.SelectMany(key => DayFigures.Programs(minutes, hours[key], claims[key])));
            }
        }

        var sums = closed.Concat(open.Select(share => (share.Program, Title: byTitle ? share.Title : 0, Minutes: (long)share.Minutes)))
            .GroupBy(row => (row.Program, row.Title), row => row.Minutes)
            .Select(same => (same.Key.Program, same.Key.Title, Minutes: same.Sum())).ToList();
        return await NamedAsync(connection, sums, cancellationToken);
    }

    private static async Task<IReadOnlyList<ProgramUsage>> NamedAsync(
        DbConnection connection, List<(long Program, long Title, long Minutes)> sums, CancellationToken cancellationToken)
    {
        var names = await Names.ReadAsync(connection, sums.Select(row => row.Program), sums.Select(row => row.Title), cancellationToken);
        return
        [
            .. sums.Select(row => new ProgramUsage(names.ProgramOf(row.Program), names.TitleOf(row.Title), row.Minutes))
                .OrderByDescending(usage => usage.Minutes).ThenBy(usage => usage.Program, StringComparer.Ordinal).ThenBy(usage => usage.Title, StringComparer.Ordinal),
        ];
    }
}
