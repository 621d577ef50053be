using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Reports;

/// <summary>
/// Reads days by team, computer or user. It stands on the same figures and minutes as <see cref="UsageReader"/>, so that a
/// report cannot differ from a page. A few days are read at a time: a year of a large fleet is never in memory, and nobody
/// who reads slowly holds a connection.
/// </summary>
public sealed class ReportReader
{
    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly UsageReader _usage;

    internal ReportReader(IDatabase database, OrganisationCalendar calendar, UsageReader usage) =>
        (_database, _calendar, _usage) = (database, calendar, usage);

    /// <summary>The days of which anything is known, oldest first.</summary>
    /// <param name="range">The days.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="by">What to have a line for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<ReportDay> DaysAsync(
        ReportRange range, UsageOf of, ReportGrouping by, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var books = await _usage.SettledAsync(range.From, range.To, of.Computer, cancellationToken);
        var users = by == ReportGrouping.User ? await UserCut.ReadAsync(_database, _calendar, books, of, cancellationToken) : null;
        var closed = UsageReader.Closed(books, range.To);
        var atOnce = DaysAtOnce(of, by);
        for (var from = range.From; from <= closed; from = from.AddDays(atOnce))
        {
            var to = from.AddDays(atOnce - 1) is var last && last < closed ? last : closed;
            foreach (var day in (await ClosedAsync(from, to, of, by, cancellationToken)).GroupBy(row => row.Day).OrderBy(day => day.Key))
            {
                yield return await DayAsync(DateOnly.FromDayNumber(day.Key), day, users, cancellationToken);
            }
        }

        foreach (var (day, minutes) in _usage.Open(books, range.From, range.To))
        {
            var rows = await OpenDay.ReadAsync(_database, day, minutes, of, by, cancellationToken);
            if (rows.Count > 0)
            {
                yield return await DayAsync(day, rows, users, cancellationToken);
            }
        }
    }

    private static async Task<ReportDay> DayAsync(DateOnly day, IEnumerable<ReportRow> rows, UserCut? users, CancellationToken cancellationToken)
    {
        var (total, groups, ofUsers) = (default(UsageSum), new Dictionary<ReportKey, UsageSum>(), users?.Begin(day));
        foreach (var row in rows)
        {
            total += row.Sum;
            if (ofUsers is not null)
            {
                ofUsers.Add(row.Number, row.Sum);
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(groups, new ReportKey(row.Number, null), out _) += row.Sum;
            }
        }

        return new ReportDay(day, total, ofUsers is null ? groups : await ofUsers.EndAsync(cancellationToken));
    }

    /// <summary>Closed days: added up by the database where a team has a line, computer by computer otherwise.</summary>
    private async Task<List<ReportRow>> ClosedAsync(DateOnly from, DateOnly to, UsageOf of, ReportGrouping by, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var where = UsageReader.InSql(from, to, of);
        return by == ReportGrouping.Team
            ? await connection.QueryAsync(
                null,
                "SELECT day, team, SUM(present_minutes), SUM(active_minutes), SUM(active_minutes > 0), SUM(remarks <> 0) "
                + $"FROM usage_days JOIN computers ON computer_key = computer WHERE {where} GROUP BY day, team",
                reader => new ReportRow(reader.GetInt32(0), reader.GetInt32(1), new UsageSum(
                    Number(reader.GetValue(2)), Number(reader.GetValue(3)), (int)Number(reader.GetValue(4)), (int)Number(reader.GetValue(5)))),
                cancellationToken)
            : await connection.QueryAsync(
                null, $"SELECT day, computer, present_minutes, active_minutes, remarks FROM usage_days WHERE {where}",
                reader => new ReportRow(
                    reader.GetInt32(0), reader.GetInt32(1), ReportRow.SumOf(reader.GetInt16(2), reader.GetInt16(3), reader.GetInt16(4) != 0)),
                cancellationToken);
    }

    /// <summary>So many that the database answers within a second.</summary>
    private static int DaysAtOnce(UsageOf of, ReportGrouping by) =>
        of.Computer is not null ? 366 : by == ReportGrouping.Team ? 31 : 7;

    private static long Number(object sum) => Convert.ToInt64(sum, CultureInfo.InvariantCulture);
}
