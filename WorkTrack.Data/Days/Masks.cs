using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>Reads minutes and claims as they lie in the ledger.</summary>
internal static class Masks
{
    /// <summary>The hours of some computers that a range touches; perhaps those of others too.</summary>
    public static async Task<ILookup<int, UsageHour>> HoursAsync(
        DbConnection connection, DbTransaction? transaction, MinuteRange range, IReadOnlyCollection<int> computers, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            transaction,
            $"SELECT computer, hour, present, active, remarks FROM usage_hours WHERE {Each(range)} AND {Of(computers)}",
            reader => (Computer: reader.GetInt32(0), Hour: new UsageHour(
                reader.GetInt32(1), reader.GetFieldValue<ulong>(2), reader.GetFieldValue<ulong>(3), (Remarks)reader.GetInt16(4))),
            cancellationToken);
        return rows.ToLookup(row => row.Computer, row => row.Hour);
    }

    /// <summary>The claims of some computers on those hours; perhaps those of others too.</summary>
    public static async Task<ILookup<int, ClaimedHour>> ClaimsAsync(
        DbConnection connection, DbTransaction? transaction, MinuteRange range, IReadOnlyCollection<int> computers, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            transaction,
            $"SELECT computer, hour, program, title, mask FROM program_hours WHERE {Each(range)} AND {Of(computers)}",
            reader => (Computer: reader.GetInt32(0), Claim: new ClaimedHour(
                reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<ulong>(4))),
            cancellationToken);
        return rows.ToLookup(row => row.Computer, row => row.Claim);
    }

    /// <summary>The computers that something is known of in a range, or in the hours it touches, by key.</summary>
    public static Task<List<int>> ComputersAsync(DbConnection connection, MinuteRange range, UsageOf of, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            null, $"SELECT DISTINCT computer FROM usage_hours WHERE {Touched(range)}{of.AndSql} ORDER BY computer", reader => reader.GetInt32(0), cancellationToken);

    /// <summary>Numbers of our own as a list in SQL; never empty, so that it stays a list.</summary>
    public static string List(IEnumerable<int> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("NULL"));

    /// <summary>The hours a range touches, as a condition for all computers.</summary>
    public static string Touched(MinuteRange range) => range.IsEmpty ? "1 = 0" : string.Create(
        CultureInfo.InvariantCulture, $"hour BETWEEN {HourBits.HourOf(range.First)} AND {HourBits.HourOf(range.End - 1)}");

    /// <summary>
    /// The same for some computers: one by one, as the tables are in the order of hours first, and a range would be read
    /// with all computers in it.
    /// </summary>
    public static string Each(MinuteRange range) =>
        $"hour IN ({List(range.ByHour().Select(hour => (int)hour.Hour))})";

    /// <summary>
    /// Some computers. Where their keys lie close together it is one stretch in each hour, with some too many in it, instead
    /// of a look-up for each.
    /// </summary>
    private static string Of(IReadOnlyCollection<int> computers) =>
        computers.Count > 1 && computers.Max() - computers.Min() < computers.Count * 2
            ? string.Create(CultureInfo.InvariantCulture, $"computer BETWEEN {computers.Min()} AND {computers.Max()}")
            : $"computer IN ({List(computers)})";
}
