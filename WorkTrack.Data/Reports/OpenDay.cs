using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Reports;

/// <summary>A day that has no figures yet: counted from its minutes, computer by computer.</summary>
internal static class OpenDay
{
    /// <summary>Reads it by computer, or by team.</summary>
    public static async Task<List<ReportRow>> ReadAsync(
        IDatabase database, DateOnly day, MinuteRange minutes, UsageOf of, ReportGrouping by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var computers = of.Computer is { } one ? [one] : await Masks.ComputersAsync(connection, minutes, of, cancellationToken);
        var rows = new List<ReportRow>(computers.Count);
        foreach (var part in computers.Chunk(Rows.RowsPerStatement))
        {
            var hours = await Masks.HoursAsync(connection, null, minutes, part, cancellationToken);
            foreach (var computer in part)
            {
                var figures = DayFigures.Of(minutes, hours[computer]);
                if (!figures.IsEmpty)
                {
                    rows.Add(new ReportRow(
                        day.DayNumber, computer, ReportRow.SumOf(figures.Present, figures.Active, figures.Remarks != Remarks.None)));
                }
            }
        }

        if (by != ReportGrouping.Team)
        {
            return rows;
        }

        var teams = (await connection.QueryAsync(
            null, "SELECT computer_key, team FROM computers", reader => (Key: reader.GetInt32(0), Team: reader.GetInt32(1)), cancellationToken))
            .ToDictionary(row => row.Key, row => row.Team);
        return [.. rows.Select(row => row with { Number = teams.GetValueOrDefault(row.Number) })];
    }
}
