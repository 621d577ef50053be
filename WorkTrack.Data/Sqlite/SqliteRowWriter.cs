using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using WorkTrack.Data.Ledger;
using static SQLitePCL.raw;

namespace WorkTrack.Data.Sqlite;

/// <summary>
/// Writes rows one by one with statements that stay prepared, on SQLite's own interface: a parameter of the driver's is an
/// object, and finds its place by its name for every row.
/// </summary>
/// <param name="open">Opens a connection of the writer's own.</param>
/// <param name="turn">What writers of this process take turns by.</param>
internal sealed class SqliteRowWriter(Func<CancellationToken, Task<SqliteConnection>> open, SemaphoreSlim turn) : IRowWriter
{
    private readonly Dictionary<string, sqlite3_stmt> _statements = [];
    private SqliteConnection? _connection;
    private byte[] _utf8 = new byte[4096];

    public async Task CommitAsync(IReadOnlyList<RowBuffer> tables, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var connection = _connection ??= await open(cancellationToken);
            Write(connection.Handle!, tables);
        }
        catch
        {
            // Rolls back, and begins anew: whatever it was, nothing of it is left on a connection that is closed.
            await CloseAsync();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            await CloseAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private void Write(sqlite3 database, IReadOnlyList<RowBuffer> tables)
    {
        Run(database, Prepared(database, "BEGIN IMMEDIATE"));
        foreach (var rows in tables)
        {
            if (rows.Count == 0)
            {
                continue;
            }

            var statement = Prepared(database, rows.Upsert.ForOneRow);
            for (var row = 0; row < rows.Count; row++)
            {
                Bind(database, statement, rows[row]);
                Run(database, statement);
            }
        }

        Run(database, Prepared(database, "COMMIT"));
    }

    private sqlite3_stmt Prepared(sqlite3 database, string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            SqliteException.ThrowExceptionForRC(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out statement), database);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private void Bind(sqlite3 database, sqlite3_stmt statement, ReadOnlySpan<Cell> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var cell = row[i];
            var result = cell.Text is { } text ? sqlite3_bind_text(statement, i + 1, Utf8(text))
                : cell.IsNull ? sqlite3_bind_null(statement, i + 1)
                : sqlite3_bind_int64(statement, i + 1, cell.Number);
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    private static void Run(sqlite3 database, sqlite3_stmt statement)
    {
        var result = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (result != SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    private async Task CloseAsync()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}
