using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MySqlConnector;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using NonRetryingExecutionStrategy = Microsoft.EntityFrameworkCore.Storage.NonRetryingExecutionStrategy;

namespace WorkTrack.Data.MySql;

/// <summary>MySQL or MariaDB.</summary>
internal sealed class MySqlDatabase : IDatabase
{
    private readonly MySqlConnectionStringBuilder _connection;
    private readonly TimeSpan _migrationWait;
    private readonly DatabaseHealth? _breaker;
    private readonly Lazy<PooledDbContextFactory<MySqlContext>> _contexts;

    /// <param name="connectionString">Where the server is.</param>
    /// <param name="serverVersion">Such as <c>10.11.6-mariadb</c>; null asks the server when it is first needed.</param>
    /// <param name="migratesOnStart">Whether the schema is brought up to date at start.</param>
    /// <param name="migrationWait">How long to wait for somebody else who is changing the schema; a minute when it is null.</param>
    public MySqlDatabase(string connectionString, string? serverVersion, bool migratesOnStart, TimeSpan? migrationWait = null)
    {
        _migrationWait = migrationWait ?? TimeSpan.FromMinutes(1);
        _connection = WithTimeouts(new MySqlConnectionStringBuilder(connectionString) { CharacterSet = "utf8mb4" });
        MigratesOnStart = migratesOnStart;

        // Lazy, and again after a failure: asking for the version opens a connection, and the database may be away.
        _contexts = new(
            () => new(new DbContextOptionsBuilder<MySqlContext>()
                .UseMySql(
                    _connection.ConnectionString,
                    serverVersion is null ? ServerVersion.AutoDetect(_connection.ConnectionString) : ServerVersion.Parse(serverVersion),

                    // Pomelo's default hides an outage in an InvalidOperationException that advises to retry.
                    mySql => mySql.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)))
                .ReplaceService<IHistoryRepository, UnlockedHistory>()
                .AddInterceptors(new ReadCommitted())
                .Options),
            LazyThreadSafetyMode.PublicationOnly);
    }

    private MySqlDatabase(MySqlDatabase same, DatabaseHealth breaker) =>
        (_connection, _contexts, _migrationWait, MigratesOnStart, _breaker) =
        (same._connection, same._contexts, same._migrationWait, same.MigratesOnStart, breaker);

    public string Description => $"MySQL, {_connection.Database} on {_connection.Server}:{_connection.Port}";

    public bool MigratesOnStart { get; }

    public bool CanBeAway => true;

    /// <summary>What the drivers' own timeouts make up together, and a little more: they count, but not what lies between them.</summary>
    public TimeSpan LongestCommit => TimeSpan.FromSeconds(4.5);

    public IDatabase WithBreaker(DatabaseHealth health) => new MySqlDatabase(this, health);

    public WorkTrackContext CreateContext()
    {
        ThrowIfBroken();
        return _contexts.Value.CreateDbContext();
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        var connection = new MySqlConnection(_connection.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Not pooled: a connection that failed is closed, by which the server rolls back what is left of its transaction.
    public IRowWriter CreateRowWriter() => new MySqlRowWriter(async cancellationToken =>
    {
        var own = new MySqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false };
        var connection = new MySqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    });

    public async Task<IAsyncDisposable> BeginMigrationAsync(CancellationToken cancellationToken) =>
        await SchemaLock.TakeAsync(this, _migrationWait, cancellationToken);

    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken) => WriteTransaction.BeginAsync(this, null, cancellationToken);

    public string KeepExisting(params string[] keys) => $"ON DUPLICATE KEY UPDATE {keys[0]} = {keys[0]}";

    public string OrMerge(string[] keys, string[] masks) =>
        "ON DUPLICATE KEY UPDATE " + string.Join(", ", masks.Select(mask => $"{mask} = {mask} | VALUES({mask})"));

    // Assignments run from left to right, so the age, which decides about all of them, is replaced last.
    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) =>
        "ON DUPLICATE KEY UPDATE "
        + string.Join(", ", columns.Where(column => column != age).Concat(columns.Where(column => column == age))
            .Select(column => $"{column} = IF(VALUES({age}) >= {age}, VALUES({column}), {column})"));

    public bool IsAway(Exception failure) => MySqlFailures.IsAway(failure);

    public bool IsUnreachable(Exception failure) => !MySqlFailures.IsAnswer(failure);

    public bool IsConflict(Exception failure) => MySqlFailures.IsConflict(failure);

    public bool IsMisconfigured(Exception failure) => MySqlFailures.IsMisconfigured(failure);

    public async Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var flush = (await connection.QueryAsync(
            null, "SELECT @@innodb_flush_log_at_trx_commit", reader => Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), cancellationToken))[0];
        return flush == 1 ? null
            : $"{Description} has innodb_flush_log_at_trx_commit={flush}: a report that was answered 2xx may be lost in a power cut. Set it to 1.";
    }

    private void ThrowIfBroken()
    {
        if (_breaker?.IsUnreachable == true)
        {
            throw new TimeoutException("The database does not answer.");
        }
    }

    /// <summary>Short ones, unless the connection string names its own: by default a hung server is noticed after half a minute.</summary>
    private static MySqlConnectionStringBuilder WithTimeouts(MySqlConnectionStringBuilder connection)
    {
        var defaults = new MySqlConnectionStringBuilder();
        connection.ConnectionTimeout = connection.ConnectionTimeout == defaults.ConnectionTimeout ? 3 : connection.ConnectionTimeout;
        connection.DefaultCommandTimeout = connection.DefaultCommandTimeout == defaults.DefaultCommandTimeout ? 5 : connection.DefaultCommandTimeout;
        return connection;
    }
}
