using System.Data.Common;
using System.Globalization;
using System.Text;

namespace WorkTrack.Data.Ledger;

/// <summary>Writes many rows with few statements.</summary>
internal static class Rows
{
    // Measured: beyond 256 rows a statement gains nothing; well below either database's limit of parameters.
    public const int RowsPerStatement = 256;

    // Far below the 16 MB that MariaDB takes in one packet by default, whatever a character needs in UTF-8.
    private const int TextPerStatement = 1_000_000;

    /// <summary>Adds a parameter, and gives its name back.</summary>
    public static string Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return name;
    }

    /// <summary>Inserts rows within a transaction.</summary>
    /// <param name="transaction">The transaction they belong to.</param>
    /// <param name="upsert">Where they go.</param>
    /// <param name="rows">The rows' values, in the order of the columns.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task UpsertAsync(
        this DbTransaction transaction, Upsert upsert, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var columns = upsert.Columns;
        foreach (var chunk in Statements(rows))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var sql = new StringBuilder(upsert.Start);
            for (var row = 0; row < chunk.Count; row++)
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

            command.CommandText = sql.Append(' ').Append(upsert.OnConflict).ToString();
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Cuts rows into statements by number and by size: one computer's long texts must not make its neighbours' statement too large.</summary>
    private static IEnumerable<List<object?[]>> Statements(IEnumerable<object?[]> rows)
    {
        var chunk = new List<object?[]>();
        var text = 0;
        foreach (var row in rows)
        {
            var more = row.OfType<string>().Sum(value => value.Length);
            if (chunk.Count > 0 && (chunk.Count == RowsPerStatement || text + more > TextPerStatement))
            {
                yield return chunk;
                (chunk, text) = ([], 0);
            }

            chunk.Add(row);
            text += more;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}

/// <summary>How rows get into a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, in the rows' order.</param>
/// <param name="OnConflict">The end of the statement: what to do where a row is there already.</param>
internal sealed record Upsert(string Table, string[] Columns, string OnConflict)
{
    /// <summary>The statement's beginning, up to its first row.</summary>
    public string Start { get; } = $"INSERT INTO {Table} ({string.Join(", ", Columns)}) VALUES ";

    /// <summary>The statement for one row, its values by their numbers from 1 on.</summary>
    public string ForOneRow { get; } =
        $"INSERT INTO {Table} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"?{i + 1}"))}) {OnConflict}";
}
