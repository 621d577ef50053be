using System.Data.Common;
using System.Numerics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Sqlite;

/// <summary>SQLite in one file: what WorkTrack uses when nothing is set up.</summary>
#pragma warning disable CA1001 // The semaphore lives as long as the process, and holds nothing unless its wait handle is asked for.
internal sealed class SqliteDatabase : IDatabase
#pragma warning restore CA1001
{
    private const int Busy = 5;
    private const int Locked = 6;

    // SQLite lets one write at a time, and others find out by asking again and again; here they stand in line instead.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly string _file;
    private readonly string _connectionString;
    private readonly PooledDbContextFactory<SqliteContext> _contexts;

    public SqliteDatabase(string file)
    {
        _file = Path.GetFullPath(file);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _file }.ToString();
        _contexts = new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(_connectionString).Options);
    }

    public string Description => $"SQLite, {_file}";

    public bool MigratesOnStart => true;

    public bool CanBeAway => false;

    public TimeSpan LongestCommit => Timeout.InfiniteTimeSpan;

    public IDatabase WithBreaker(DatabaseHealth health) => this;

    public WorkTrackContext CreateContext() => _contexts.CreateDbContext();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await OpenAsync(_connectionString, "", cancellationToken);

    // Not pooled: what is left of a batch that failed goes when the connection is closed. The log is copied to the file
    // less often than by default, as the pages that reports touch are much the same for a while.
    public IRowWriter CreateRowWriter() => new SqliteRowWriter(
        cancellationToken => OpenAsync(
            new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString(),
            "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;",
            cancellationToken),
        _turn);

    private static async Task<SqliteConnection> OpenAsync(string connectionString, string more, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            connection.CreateFunction("bit_count", (long bits) => BitOperations.PopCount((ulong)bits), isDeterministic: true);
            await using var pragma = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of our own.
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;" + more;
#pragma warning restore CA2100
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// EF Core's own lock is a row that a killed process leaves behind, and every later start would wait for it for ever.
    /// So there is one that the operating system lets go of; whoever holds that may clear the row away.
    /// </summary>
    public async Task<IAsyncDisposable> BeginMigrationAsync(CancellationToken cancellationToken)
    {
        var hold = new FileStream(_file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var clear = connection.CreateCommand();
            clear.CommandText =
                """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock" """;
            await clear.ExecuteNonQueryAsync(cancellationToken);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken) => WriteTransaction.BeginAsync(this, _turn, cancellationToken);

    public string KeepExisting(params string[] keys) => $"ON CONFLICT ({string.Join(", ", keys)}) DO NOTHING";

    public string OrMerge(string[] keys, string[] masks) =>
        $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + string.Join(", ", masks.Select(mask => $"{mask} = {mask} | excluded.{mask}"));

    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) =>
        $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + string.Join(", ", columns.Select(column => $"{column} = excluded.{column}"))
        + $" WHERE excluded.{age} >= {age}";

    // A file is never away: where it cannot be written, nothing else on this disk could be either.
    public bool IsAway(Exception failure) => false;

    public bool IsUnreachable(Exception failure) => false;

    public bool IsConflict(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public bool IsMisconfigured(Exception failure) => true;

    // Every connection is told to flush at commit, in OpenAsync.
    public Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
