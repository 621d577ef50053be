using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WorkTrack.Data.Ledger;

namespace WorkTrack.Data.Journal;

/// <summary>
/// The file that takes reports while the database is away: SQLite with a write-ahead log, flushed before the answer, so
/// that it survives what the database would. It is read in order, and only ever grows to its limit.
/// </summary>
internal sealed class JournalFile : IAsyncDisposable
{
    private const int PageSize = 4096;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _file;
    private readonly long _maxBytes;
    private SqliteConnection? _connection;
    private long _count;

    /// <param name="file">Where it lies; made when it is first needed.</param>
    /// <param name="maxBytes">How large it may become.</param>
    public JournalFile(string file, long maxBytes) => (_file, _maxBytes) = (file, maxBytes);

    /// <summary>How many records wait in it.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Opens what an earlier run may have left; without a file there is nothing to open.</summary>
    public async Task OpenLeftoverAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(_file))
        {
            await WithAsync(_ => Task.FromResult(0), cancellationToken);
        }
    }

    /// <summary>Appends records, all or none. When it returns they survive any crash.</summary>
    /// <exception cref="SqliteException">The journal or the disk is full, or broken; nothing was kept.</exception>
    public Task AppendAsync(IEnumerable<JournalRecord> records, CancellationToken cancellationToken) => WithAsync(
        async connection =>
        {
            var appended = 0;
            await using var transaction = connection.BeginTransaction();
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO journal (body) VALUES (@body)";
            var body = insert.Parameters.Add("@body", SqliteType.Blob);
            foreach (var record in records)
            {
                body.Value = JsonSerializer.SerializeToUtf8Bytes(record, JournalJson.Default.JournalRecord);
                await insert.ExecuteNonQueryAsync(cancellationToken);
                appended++;
            }

            await transaction.CommitAsync(cancellationToken);
            Interlocked.Add(ref _count, appended);
            return 0;
        },
        cancellationToken);

    /// <summary>The oldest records, in order.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The records, and the number of the last one, up to which they are to be removed.</returns>
    public Task<(List<JournalRecord> Records, long Last)> ReadAsync(int most, CancellationToken cancellationToken) => WithAsync(
        async connection =>
        {
            var rows = await connection.QueryAsync(
                null, string.Create(CultureInfo.InvariantCulture, $"SELECT seq, body FROM journal ORDER BY seq LIMIT {most}"),
                reader => (Seq: reader.GetInt64(0), Record: Read(reader)), cancellationToken);
            return (rows.ConvertAll(row => row.Record), rows.Count == 0 ? 0 : rows[^1].Seq);
        },
        cancellationToken);

    /// <summary>Removes records that are in the database, and gives the disk back when none is left.</summary>
    public Task RemoveAsync(long through, CancellationToken cancellationToken) => WithAsync(
        async connection =>
        {
            await using var delete = connection.CreateCommand();
            delete.CommandText = "DELETE FROM journal WHERE seq <= @through";
            delete.Parameters.AddWithValue("@through", through);
            if (Interlocked.Add(ref _count, -await delete.ExecuteNonQueryAsync(cancellationToken)) == 0)
            {
                await ExecuteAsync(connection, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);
            }

            return 0;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _turn.Dispose();
    }

    private static JournalRecord Read(DbDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), JournalJson.Default.JournalRecord)!;

    private async Task<T> WithAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work(_connection ??= await OpenAsync(cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        // Not pooled: a pool would keep the file open after the journal is closed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA max_page_count = {_maxBytes / PageSize};"
                    + $"CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL);"),
                cancellationToken);
            Volatile.Write(ref _count, (await connection.QueryAsync(null, "SELECT COUNT(*) FROM journal", reader => reader.GetInt64(0), cancellationToken))[0]);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Numbers of our own and nothing else.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
