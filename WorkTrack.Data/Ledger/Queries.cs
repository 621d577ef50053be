using System.Data.Common;

namespace WorkTrack.Data.Ledger;

/// <summary>Statements written by hand.</summary>
internal static class Queries
{
    /// <summary>Reads rows. The statement holds no text from outside: numbers of our own only.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.Statement(transaction, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Runs a statement that holds no text from outside, and says how many rows it changed.</summary>
    public static async Task<int> ExecuteAsync(this DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.Statement(transaction, sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Statement(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Callers put numbers and names of our own into it, and nothing else.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
