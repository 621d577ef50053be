using Microsoft.Data.Sqlite;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;

namespace WorkTrack.Bench.Stores;

/// <summary>SQLite, in a file in a folder.</summary>
internal sealed class SqliteBenchStore(string folder) : IBenchStore
{
    private readonly string _file = Path.Combine(folder, "worktrack.db");
    private SqliteConnection? _loading;

    public string Name => "SQLite";

    public IDatabase Database { get; } = new SqliteDatabase(Path.Combine(folder, "worktrack.db"));

    public async Task StartAsync()
    {
        await new SchemaMigrator(Database).MigrateAsync(CancellationToken.None);
        SqliteConnection.ClearAllPools();
        _loading = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString());
        await _loading.OpenAsync();
        await ExecuteAsync("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -2000000;");
    }

    public async Task LoadAsync(string table, string[] columns, IEnumerable<long[]> rows)
    {
        await ExecuteAsync("BEGIN");
        await using var insert = _loading!.CreateCommand();
#pragma warning disable CA2100 // Names of our own.
        insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";
#pragma warning restore CA2100
        var values = columns.Select(column => insert.Parameters.Add("@" + column, SqliteType.Integer)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        await ExecuteAsync("COMMIT");
    }

    public async Task WriteAsync(Upsert upsert, IEnumerable<object?[]> rows)
    {
        await using var transaction = _loading!.BeginTransaction();
        await transaction.UpsertAsync(upsert, rows, CancellationToken.None);
        await transaction.CommitAsync();
    }

    public async Task SettleAsync()
    {
        if (_loading is not null)
        {
            await _loading.DisposeAsync();
            _loading = null;
        }
    }

    public async Task<TableSize> SizeAsync(string table)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await connection.QueryAsync(null, "PRAGMA wal_checkpoint(TRUNCATE)", reader => reader.GetInt32(0), CancellationToken.None);
        var pageSize = (await connection.QueryAsync(null, "PRAGMA page_size", reader => reader.GetInt32(0), CancellationToken.None))[0];
        var trees = await connection.QueryAsync(
            null, $"SELECT name = tbl_name OR name LIKE 'sqlite_autoindex%', rootpage FROM sqlite_master WHERE tbl_name = '{table}'",
            reader => (IsTable: reader.GetBoolean(0), Root: reader.GetInt64(1)), CancellationToken.None);
        await using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var tree = new SqliteTree(file, pageSize);
        return new TableSize(Bytes(isTable: true), Bytes(isTable: false));

        long Bytes(bool isTable) => trees.Where(part => part.IsTable == isTable).Sum(part => tree.CountPages(part.Root)) * pageSize;
    }

    public async Task<string> ExplainAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return string.Join('\n', await connection.QueryAsync(null, $"EXPLAIN QUERY PLAN {sql}", reader => reader.GetString(3), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await SettleAsync();
        SqliteConnection.ClearAllPools();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _loading!.CreateCommand();
#pragma warning disable CA2100 // Statements of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
