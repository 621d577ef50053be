using System.Buffers.Text;
using MySqlConnector;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;

namespace WorkTrack.Bench.Stores;

/// <summary>A MariaDB of our own, with its defaults while it is measured and much memory while it is loaded.</summary>
internal sealed class MariaDbBenchStore(string folder) : IBenchStore
{
    private const string DatabaseName = "worktrack";
    private const int LongestNumber = 20;

    private readonly MariaDbProcess _server = new(Installed("mariadb-install-db"), Installed("mariadbd"), folder);

    public string Name => "MariaDB";

    public IDatabase Database { get; private set; } = null!;

    public async Task StartAsync()
    {
        await _server.StartAsync("--innodb-buffer-pool-size=3G", "--innodb-log-file-size=2G", "--skip-innodb-doublewrite");
        Connect(await _server.CreateDatabaseAsync(DatabaseName));
        await new SchemaMigrator(Database).MigrateAsync(CancellationToken.None);
    }

    public async Task LoadAsync(string table, string[] columns, IEnumerable<long[]> rows)
    {
        using var text = Text(rows);
        await using var connection = new MySqlConnection(
            new MySqlConnectionStringBuilder(_server.ConnectionString(DatabaseName)) { AllowLoadLocalInfile = true }.ConnectionString);
        await connection.OpenAsync();
        var loader = new MySqlBulkLoader(connection) { TableName = table, SourceStream = text, Local = true, CharacterSet = "utf8mb4", Timeout = 0 };
        loader.Columns.AddRange(columns);
        await loader.LoadAsync();
    }

    public async Task WriteAsync(Upsert upsert, IEnumerable<object?[]> rows)
    {
        await using var write = await Database.BeginWriteAsync(CancellationToken.None);
        await write.Transaction.UpsertAsync(upsert, rows, CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
    }

    public async Task SettleAsync()
    {
        if (_server.IsRunning)
        {
            await _server.StopAsync();
        }

        await _server.StartAsync("--query-cache-type=0");

        // What is measured may be slow, and the figure then says so.
        Connect(new MySqlConnectionStringBuilder(_server.ConnectionString(DatabaseName)) { DefaultCommandTimeout = 600 }.ConnectionString);
    }

    public async Task<TableSize> SizeAsync(string table)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await connection.QueryAsync(null, $"ANALYZE TABLE {table}", reader => reader.GetString(0), CancellationToken.None);

        // The file has it all, with pages that are set aside and empty; the statistics say how it divides.
        var file = new FileInfo(Path.Combine(folder, "data", DatabaseName, $"{table}.ibd")).Length;
        var pages = await connection.QueryAsync(
            null,
            "SELECT index_name = 'PRIMARY', stat_value FROM mysql.innodb_index_stats "
            + $"WHERE database_name = '{DatabaseName}' AND table_name = '{table}' AND stat_name = 'size'",
            reader => (IsTable: reader.GetInt32(0) == 1, Pages: reader.GetInt64(1)), CancellationToken.None);
        var rows = file * pages.Where(index => index.IsTable).Sum(index => index.Pages) / Math.Max(1, pages.Sum(index => index.Pages));
        return new TableSize(rows, file - rows);
    }

    public async Task<string> ExplainAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return string.Join('\n', await connection.QueryAsync(
            null, $"EXPLAIN {sql}",
            reader => string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)} {reader.GetValue(i)}")),
            CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Connect(string connectionString) => Database = new MySqlDatabase(connectionString, null, migratesOnStart: true);

    private static string Installed(string program) =>
        ProgramPath.Find(program) ?? throw new InvalidOperationException($"{program} is not installed; ./test.sh installs it.");

    /// <summary>Rows as the text that LOAD DATA reads by default: tabs between numbers, a line each.</summary>
    private static MemoryStream Text(IEnumerable<long[]> rows)
    {
        var text = new MemoryStream();
        Span<byte> number = stackalloc byte[LongestNumber + 1];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                Utf8Formatter.TryFormat(row[i], number, out var length);
                number[length++] = (byte)(i == row.Length - 1 ? '\n' : '\t');
                text.Write(number[..length]);
            }
        }

        text.Position = 0;
        return text;
    }
}
