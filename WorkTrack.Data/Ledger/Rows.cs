using System.Data.Common;
using System.Globalization;
using System.Text;

namespace WorkTrack.Data.Ledger;

/// <summary>Writes many rows with few statements.</summary>
internal static class Rows
{
    // Measured: beyond 256 rows a statement gains nothing; well below either database's limit of parameters.
    private const int RowsPerStatement = 256;

    /// <summary>Adds a parameter.</summary>
    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Inserts rows within a transaction.</summary>
    /// <param name="transaction">The transaction they belong to.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, in the rows' order.</param>
    /// <param name="onConflict">What to do where a row is there already.</param>
    /// <param name="rows">The rows' values.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task UpsertAsync(
        this DbTransaction transaction, string table, string[] columns, string onConflict,
        IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var sql = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ");
            for (var row = 0; row < chunk.Length; row++)
            {
                sql.Append(row == 0 ? "(" : ", (");
                for (var column = 0; column < columns.Length; column++)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
                    sql.Append(column == 0 ? "" : ", ").Append(name);
                    command.Add(name, chunk[row][column]);
                }

                sql.Append(')');
            }

            command.CommandText = sql.Append(' ').Append(onConflict).ToString();
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
