using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MySqlConnector;
using WorkTrack.Data.Ledger;

namespace WorkTrack.Data.MySql;

/// <summary>
/// Writes a batch with one round trip: the transaction's begin, an insert of many rows for each table, and the commit go
/// together as one text. Numbers stand in it as they are, texts as their bytes in hexadecimal, so nothing that came from
/// outside is ever read as SQL, whatever the server's mode.
/// </summary>
/// <param name="open">Opens a connection of the writer's own.</param>
internal sealed class MySqlRowWriter(Func<CancellationToken, Task<MySqlConnection>> open) : IRowWriter
{
    private const int RowsPerStatement = 256;

    // Far below the 4 MB that the oldest servers take in one packet by default. What is longer goes in several.
    private const int MostCharacters = 1_000_000;

    // Taken out while a batch is under way: one that was given up as hung must not be met by the next.
    private MySqlConnection? _kept;

    public async Task CommitAsync(IReadOnlyList<RowBuffer> tables, CancellationToken cancellationToken)
    {
        var kept = Interlocked.Exchange(ref _kept, null);
        if (kept is not null && !await TryOnKeptAsync(kept, tables, cancellationToken))
        {
            kept = null;
        }

        if (kept is null)
        {
            kept = await open(cancellationToken);
            await WriteOrCloseAsync(kept, tables, cancellationToken);
        }

        if (Interlocked.Exchange(ref _kept, kept) is { } other)
        {
            await other.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _kept, null) is { } kept)
        {
            await kept.DisposeAsync();
        }
    }

    /// <summary>Writes over the kept connection.</summary>
    /// <returns>False when the server had ended it, as it does when it is restarted: then it is worth a new one.</returns>
    private static async Task<bool> TryOnKeptAsync(MySqlConnection kept, IReadOnlyList<RowBuffer> tables, CancellationToken cancellationToken)
    {
        try
        {
            await WriteOrCloseAsync(kept, tables, cancellationToken);
            return true;
        }
        catch (Exception ended) when ((ended is MySqlException ? ended.InnerException : ended) is IOException or SocketException)
        {
            return false;
        }
    }

    /// <summary>Writes, or closes the connection, by which the server rolls back.</summary>
    private static async Task WriteOrCloseAsync(MySqlConnection connection, IReadOnlyList<RowBuffer> tables, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var text in Texts(tables))
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own, numbers, and hexadecimal digits.
                command.CommandText = text;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static IEnumerable<string> Texts(IReadOnlyList<RowBuffer> tables)
    {
        var sql = new StringBuilder("START TRANSACTION;");
        foreach (var rows in tables)
        {
            for (var row = 0; row < rows.Count;)
            {
                sql.Append(rows.Upsert.Start);
                var first = row;
                do
                {
                    Append(sql, rows[row], isFirst: row == first);
                    row++;
                }
                while (row < rows.Count && row - first < RowsPerStatement && sql.Length < MostCharacters);

                sql.Append(' ').Append(rows.Upsert.OnConflict).Append(';');
                if (sql.Length >= MostCharacters)
                {
                    yield return sql.ToString();
                    sql.Clear();
                }
            }
        }

        yield return sql.Append("COMMIT").ToString();
    }

    private static void Append(StringBuilder sql, ReadOnlySpan<Cell> row, bool isFirst)
    {
        sql.Append(isFirst ? "(" : ",(");
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0)
            {
                sql.Append(',');
            }

            var cell = row[i];
            if (cell.Text is { } text)
            {
                AppendText(sql, text);
            }
            else if (cell.IsNull)
            {
                sql.Append("NULL");
            }
            else
            {
                sql.Append(CultureInfo.InvariantCulture, $"{cell.Number}");
            }
        }

        sql.Append(')');
    }

    private static void AppendText(StringBuilder sql, string text)
    {
        Span<byte> bytes = stackalloc byte[192];
        Span<char> digits = stackalloc char[384];
        sql.Append("_utf8mb4 X'");
        var rest = text.AsSpan();
        var encoder = Encoding.UTF8.GetEncoder();
        bool whole;
        do
        {
            encoder.Convert(rest, bytes, flush: true, out var used, out var written, out whole);
            Convert.TryToHexString(bytes[..written], digits, out var length);
            sql.Append(digits[..length]);
            rest = rest[used..];
        }
        while (!whole);

        sql.Append('\'');
    }
}
