using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Reports;

/// <summary>Reads at which hours of the week computers are used, from their minutes: days that have lost them are not in it.</summary>
public sealed class HeatReader
{
    private const int DaysAtOnce = 7;

    // Every zone is some quarters of an hour away from UTC.
    private const int Quarter = 15;
    private const int Quarters = HourBits.MinutesPerHour / Quarter;
    private const ulong QuarterMask = (1UL << Quarter) - 1;

    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly UsageReader _usage;

    internal HeatReader(IDatabase database, OrganisationCalendar calendar, UsageReader usage) =>
        (_database, _calendar, _usage) = (database, calendar, usage);

    /// <summary>The active minutes of some computers by weekday and hour.</summary>
    /// <param name="range">The days.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<HeatMap> ReadAsync(ReportRange range, UsageOf of, CancellationToken cancellationToken)
    {
        var books = await _usage.SettledAsync(range.From, range.To, of.Computer, cancellationToken);
        var cells = new List<(DayOfWeek, int, long)>();
        await using var connection = await _database.OpenAsync(cancellationToken);
        for (var from = range.From; from <= range.To; from = from.AddDays(DaysAtOnce))
        {
            var to = from.AddDays(DaysAtOnce - 1) is var last && last < range.To ? last : range.To;
            var first = from <= books.FrozenThrough ? books.FrozenUntil : books.MinutesOf(from, _calendar).First;
            var minutes = MinuteRange.Between(first, _calendar.MinutesOf(to).End);
            if (!minutes.IsEmpty)
            {
                cells.AddRange(await ReadAsync(connection, minutes, of, cancellationToken));
            }
        }

        return new HeatMap(cells);
    }

    private async Task<IEnumerable<(DayOfWeek Day, int Hour, long Minutes)>> ReadAsync(
        DbConnection connection, MinuteRange minutes, UsageOf of, CancellationToken cancellationToken)
    {
        // Whole hours need one sum; where midnight is not at a full hour of UTC, or clocks change by half an hour, four.
        var isWhole = IsFullHour(minutes.First) && IsFullHour(minutes.End);
        var pieces = isWhole ? 1 : Quarters;
        var sums = isWhole
            ? "SUM(bit_count(active))"
            : string.Join(", ", Enumerable.Range(0, Quarters).Select(quarter => string.Create(
                CultureInfo.InvariantCulture, $"SUM(bit_count(active & {QuarterMask << (quarter * Quarter)}))")));
        var where = of.Computer is { } only
            ? string.Create(CultureInfo.InvariantCulture, $"{Masks.Each(minutes)} AND computer = {only}")
            : Masks.Touched(minutes) + of.AndSql;
        var rows = await connection.QueryAsync(
            null, $"SELECT hour, {sums} FROM usage_hours WHERE {where} GROUP BY hour",
            reader => (Hour: (long)reader.GetInt32(0), Sums: Enumerable.Range(1, pieces)
                .Select(column => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture)).ToArray()),
            cancellationToken);
        return rows.SelectMany(row => row.Sums.Select((sum, piece) => (Minute: HourBits.FirstMinuteOf(row.Hour) + (piece * Quarter), Sum: sum)))
            .Where(piece => piece.Minute >= minutes.First && piece.Minute < minutes.End)
            .Select(piece =>
            {
                var local = _calendar.ToLocal(MinuteRange.StartOf(piece.Minute));
                return (local.DayOfWeek, local.Hour, piece.Sum);
            });
    }

    private static bool IsFullHour(long minute) => minute % HourBits.MinutesPerHour == 0;
}
