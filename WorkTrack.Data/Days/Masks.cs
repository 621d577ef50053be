using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>Reads minutes and claims as they lie in the ledger.</summary>
internal static class Masks
{
    /// <summary>The hours of some computers that a range touches.</summary>
    public static async Task<ILookup<int, UsageHour>> HoursAsync(
        DbConnection connection, DbTransaction? transaction, MinuteRange range, IEnumerable<int> computers, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            transaction,
            $"SELECT computer, hour, present, active, remarks FROM usage_hours WHERE computer IN ({List(computers)}) AND {Touched(range)}",
            reader => (Computer: reader.GetInt32(0), Hour: new UsageHour(
                reader.GetInt32(1), reader.GetFieldValue<ulong>(2), reader.GetFieldValue<ulong>(3), (Remarks)reader.GetInt16(4))),
            cancellationToken);
        return rows.ToLookup(row => row.Computer, row => row.Hour);
    }

    /// <summary>The claims of some computers on those hours.</summary>
    public static async Task<ILookup<int, ClaimedHour>> ClaimsAsync(
        DbConnection connection, DbTransaction? transaction, MinuteRange range, IEnumerable<int> computers, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            transaction,
            $"SELECT computer, hour, program, title, mask FROM program_hours WHERE computer IN ({List(computers)}) AND {Touched(range)}",
            reader => (Computer: reader.GetInt32(0), Claim: new ClaimedHour(
                reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<ulong>(4))),
            cancellationToken);
        return rows.ToLookup(row => row.Computer, row => row.Claim);
    }

    /// <summary>The computers that something is known of in a range, or in the hours it touches, by key.</summary>
    public static Task<List<int>> ComputersAsync(DbConnection connection, MinuteRange range, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            null, $"SELECT DISTINCT computer FROM usage_hours WHERE {Touched(range)} ORDER BY computer", reader => reader.GetInt32(0), cancellationToken);

    /// <summary>Numbers of our own as a list in SQL; never empty, so that it stays a list.</summary>
    public static string List(IEnumerable<int> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("NULL"));

    public static string Touched(MinuteRange range) => range.IsEmpty ? "1 = 0" : string.Create(
        CultureInfo.InvariantCulture, $"hour BETWEEN {HourBits.HourOf(range.First)} AND {HourBits.HourOf(range.End - 1)}");
}
