using System.Data.Common;
using System.Numerics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Sqlite;

/// <summary>SQLite in one file: what WorkTrack uses when nothing is set up.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteContext> _options;

    public SqliteDatabase(string file)
    {
        _file = Path.GetFullPath(file);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _file }.ToString();
        _options = new DbContextOptionsBuilder<SqliteContext>().UseSqlite(_connectionString).Options;
    }

    public string Description => $"SQLite, {_file}";

    public bool MigratesOnStart => true;

    public WorkTrackContext CreateContext() => new SqliteContext(_options);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            connection.CreateFunction("bit_count", (long bits) => BitOperations.PopCount((ulong)bits), isDeterministic: true);
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public string KeepExisting(params string[] keys) => $"ON CONFLICT ({string.Join(", ", keys)}) DO NOTHING";

    public string OrMerge(string[] keys, string[] masks) =>
        $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + string.Join(", ", masks.Select(mask => $"{mask} = {mask} | excluded.{mask}"));

    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) =>
        $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + string.Join(", ", columns.Select(column => $"{column} = excluded.{column}"))
        + $" WHERE excluded.{age} >= {age}";
}
