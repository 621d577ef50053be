using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>
/// Reads days in the organisation's zone. The one source of every total that somebody sees: closed days from their
/// figures, after stale ones were counted again, and open days from their minutes.
/// </summary>
public sealed class UsageReader
{
    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly BookStore _books;
    private readonly DayCloser _closer;

    internal UsageReader(IDatabase database, OrganisationCalendar calendar, TimeProvider time, DayCloser closer)
    {
        (_database, _calendar, _closer) = (database, calendar, closer);
        _books = new BookStore(database, calendar, time);
    }

    /// <summary>The days of one computer, oldest first, those without a minute included.</summary>
    public async Task<IReadOnlyList<ComputerDay>> ComputerDaysAsync(int computer, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var books = await SettledAsync(from, to, computer, cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        var figures = (await connection.QueryAsync(
            null,
            "SELECT day, present_minutes, active_minutes, first_minute, last_minute, remarks FROM usage_days "
            + $"WHERE {InSql(from, Closed(books, to), UsageOf.One(computer))}",
            reader => (Day: reader.GetInt32(0), Figures: DayFigures.Stored(
                reader.GetInt16(1), reader.GetInt16(2), reader.GetInt32(3), reader.GetInt32(4), (Remarks)reader.GetInt16(5))),
            cancellationToken)).ToDictionary(row => DateOnly.FromDayNumber(row.Day), row => row.Figures);
        var open = Open(books, from, to);
        if (open.Count > 0)
        {
            var hours = (await Masks.HoursAsync(connection, null, Together(open), [computer], cancellationToken))[computer].ToList();
            open.ForEach(day => figures[day.Day] = DayFigures.Of(day.Minutes, hours));
        }

        return [.. Days(from, to).Select(day => new ComputerDay(day, figures.GetValueOrDefault(day, DayFigures.Empty)))];
    }

    /// <summary>The days of some computers together, oldest first, those without a minute included.</summary>
    public async Task<IReadOnlyList<FleetDay>> FleetDaysAsync(DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken)
    {
        var books = await SettledAsync(from, to, null, cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        var sums = (await connection.QueryAsync(
            null,
            "SELECT day, SUM(present_minutes), SUM(active_minutes), COUNT(*) FROM usage_days "
            + $"WHERE {InSql(from, Closed(books, to), of)} GROUP BY day",
            reader => new FleetDay(
                DateOnly.FromDayNumber(reader.GetInt32(0)), Number(reader.GetValue(1)), Number(reader.GetValue(2)), (int)reader.GetInt64(3)),
            cancellationToken)).ToDictionary(row => row.Day);
        foreach (var (day, minutes) in Open(books, from, to))
        {
            sums[day] = await SumAsync(connection, day, minutes, of, cancellationToken);
        }

        return [.. Days(from, to).Select(day => sums.GetValueOrDefault(day, new FleetDay(day, 0, 0, 0)))];
    }

    /// <summary>The part of a day that ends with a minute, of some computers together.</summary>
    /// <param name="day">A day whose minutes are still kept.</param>
    /// <param name="until">Where to end; the minute is no longer in it.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<FleetDay> FleetPartAsync(DateOnly day, long until, UsageOf of, CancellationToken cancellationToken)
    {
        var minutes = _calendar.MinutesOf(day);
        await using var connection = await _database.OpenAsync(cancellationToken);
        return await SumAsync(connection, day, minutes.Intersect(MinuteRange.Between(minutes.First, until)), of, cancellationToken);
    }

    /// <summary>One computer's day, cut where it changed.</summary>
    /// <param name="computer">The computer's key.</param>
    /// <param name="day">The organisation's day.</param>
    /// <param name="until">Where to end, for a day that has not; the minute is no longer in it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<NamedPiece>> TimelineAsync(int computer, DateOnly day, long until, CancellationToken cancellationToken)
    {
        var minutes = _calendar.MinutesOf(day);
        minutes = minutes.Intersect(MinuteRange.Between(minutes.First, until));
        await using var connection = await _database.OpenAsync(cancellationToken);
        var hours = await Masks.HoursAsync(connection, null, minutes, [computer], cancellationToken);
        var claims = await Masks.ClaimsAsync(connection, null, minutes, [computer], cancellationToken);
        var pieces = Timeline.Cut(minutes, [.. hours[computer]], claims[computer]);
        var names = await Names.ReadAsync(
            connection, pieces.Select(piece => piece.Program), pieces.Select(piece => piece.Title), cancellationToken);
        return [.. pieces.Select(piece => new NamedPiece(
            piece.Minutes, piece.State, names.ProgramOf(piece.Program), names.TitleOf(piece.Title)))];
    }

    /// <summary>The zone in which a day was counted: not today's where the setting has changed and the day's minutes are no longer kept.</summary>
    public Task<string> ZoneOfAsync(DateOnly day, CancellationToken cancellationToken) => _books.ZoneOfAsync(day, cancellationToken);

    /// <summary>The books, with everything counted again in a range that was written to late.</summary>
    internal async Task<DayBooks> SettledAsync(DateOnly from, DateOnly to, int? computer, CancellationToken cancellationToken)
    {
        var books = await _books.ReadAsync(cancellationToken);
        await _closer.RefreshAsync(books, from, to, computer, cancellationToken);
        return books.ClosedThrough > _closer.LastEnded ? books with { ClosedThrough = _closer.LastEnded } : books;
    }

    /// <summary>The days of a range that have to be counted from their minutes.</summary>
    internal List<(DateOnly Day, MinuteRange Minutes)> Open(DayBooks books, DateOnly from, DateOnly to) =>
    [
        .. Days(from > books.ClosedThrough ? from : books.ClosedThrough.AddDays(1), to)
            .Select(day => (day, books.MinutesOf(day, _calendar))),
    ];

    internal static DateOnly Closed(DayBooks books, DateOnly to) => to < books.ClosedThrough ? to : books.ClosedThrough;

    internal static MinuteRange Together(List<(DateOnly Day, MinuteRange Minutes)> days) =>
        MinuteRange.Between(days[0].Minutes.First, days[^1].Minutes.End);

    /// <summary>
    /// The condition on figures of some days. For one computer day by day, as the tables are in the order of days first, and
    /// a range would be read with all computers in it.
    /// </summary>
    internal static string InSql(DateOnly from, DateOnly to, UsageOf of) => of.Computer is { } only
        ? string.Create(CultureInfo.InvariantCulture, $"day IN ({Masks.List(Days(from, to).Select(day => day.DayNumber))}) AND computer = {only}")
        : string.Create(CultureInfo.InvariantCulture, $"day BETWEEN {from.DayNumber} AND {to.DayNumber}{of.AndSql}");

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.DayNumber, Math.Max(to.DayNumber - from.DayNumber + 1, 0)).Select(DateOnly.FromDayNumber);

    private static async Task<FleetDay> SumAsync(
        DbConnection connection, DateOnly day, MinuteRange minutes, UsageOf of, CancellationToken cancellationToken)
    {
        if (minutes.IsEmpty)
        {
            return new FleetDay(day, 0, 0, 0);
        }

        // Whole hours need no mask; the first and the last may be cut, by an offset of 30 or 45 minutes.
        var inside = InsideSql(minutes);
        return (await connection.QueryAsync(
            null,
            $"SELECT SUM(bit_count(present & {inside})), SUM(bit_count(active & {inside})), COUNT(DISTINCT computer) "
            + $"FROM usage_hours WHERE {Masks.Touched(minutes)}{of.AndSql}",
            reader => new FleetDay(day, Number(reader.GetValue(0)), Number(reader.GetValue(1)), (int)reader.GetInt64(2)), cancellationToken))[0];
    }

    private static string InsideSql(MinuteRange minutes)
    {
        var hours = minutes.ByHour().ToList();
        return hours.Count == 0 ? "0" : string.Create(
            CultureInfo.InvariantCulture,
            $"CASE hour WHEN {hours[0].Hour} THEN {hours[0].Bits} WHEN {hours[^1].Hour} THEN {hours[^1].Bits} ELSE {(1UL << HourBits.MinutesPerHour) - 1} END");
    }

    /// <summary>A sum as either database gives it; null where there is nothing to add up.</summary>
    private static long Number(object sum) => sum is DBNull ? 0 : Convert.ToInt64(sum, CultureInfo.InvariantCulture);
}
