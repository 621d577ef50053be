using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.MySql;

/// <summary>MySQL or MariaDB.</summary>
internal sealed class MySqlDatabase : IDatabase
{
    private readonly MySqlConnectionStringBuilder _connection;
    private readonly Lazy<DbContextOptions<MySqlContext>> _options;

    /// <param name="connectionString">Where the server is.</param>
    /// <param name="serverVersion">Such as <c>10.11.6-mariadb</c>; null asks the server when it is first needed.</param>
    /// <param name="migratesOnStart">Whether the schema is brought up to date at start.</param>
    public MySqlDatabase(string connectionString, string? serverVersion, bool migratesOnStart)
    {
        _connection = new MySqlConnectionStringBuilder(connectionString) { CharacterSet = "utf8mb4" };
        MigratesOnStart = migratesOnStart;

        // Lazy, and again after a failure: asking for the version opens a connection, and the database may be away.
        _options = new(
            () => new DbContextOptionsBuilder<MySqlContext>()
                .UseMySql(
                    _connection.ConnectionString,
                    serverVersion is null ? ServerVersion.AutoDetect(_connection.ConnectionString) : ServerVersion.Parse(serverVersion))
                .Options,
            LazyThreadSafetyMode.PublicationOnly);
    }

    public string Description => $"MySQL, {_connection.Database} on {_connection.Server}:{_connection.Port}";

    public bool MigratesOnStart { get; }

    public WorkTrackContext CreateContext() => new MySqlContext(_options.Value);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
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

    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken) => WriteTransaction.BeginAsync(this, null, cancellationToken);

    public string KeepExisting(params string[] keys) => $"ON DUPLICATE KEY UPDATE {keys[0]} = {keys[0]}";

    public string OrMerge(string[] keys, string[] masks) =>
        "ON DUPLICATE KEY UPDATE " + string.Join(", ", masks.Select(mask => $"{mask} = {mask} | VALUES({mask})"));

    // Assignments run from left to right, so the age, which decides about all of them, is replaced last.
    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) =>
        "ON DUPLICATE KEY UPDATE "
        + string.Join(", ", columns.Where(column => column != age).Concat(columns.Where(column => column == age))
            .Select(column => $"{column} = IF(VALUES({age}) >= {age}, VALUES({column}), {column})"));
}
