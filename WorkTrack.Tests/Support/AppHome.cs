using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace WorkTrack.Tests.Support;

/// <summary>Where a server under test keeps its data, and what it is told at its start.</summary>
internal sealed class AppHome : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string? _connectionString;

    private AppHome(string? connectionString) => _connectionString = connectionString;

    public string DataDirectory => _folder.Path;

    public IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Access:Open", "true"),
        ("Logging:LogLevel:Default", "Warning"),
        ("Logging:LogLevel:Microsoft.Hosting", "Warning"),
        ("WorkTrack:DataDirectory", _folder.Path),
        ("WorkTrack:TimeZone", "UTC"),
        ("WorkTrack:Ingest:ReportsPerMinute", "0"),
        ("WorkTrack:Ingest:NewComputersPerHour", "0"),
        ("WorkTrack:MySql:MigrateOnStart", "true"),
        ("ConnectionStrings:WorkTrack", _connectionString ?? ""),
    ];

    /// <summary>A home on an empty database.</summary>
    public static async Task<AppHome> CreateAsync(Store store, MariaDbServer mariaDb) =>
        new(store == Store.MariaDb ? await mariaDb.CreateDatabaseAsync() : null);

    /// <summary>A home on an empty SQLite database.</summary>
    public static AppHome OnSqlite() => new(null);

    /// <summary>A home on a database of MariaDB that the test knows.</summary>
    public static AppHome OnMariaDb(string connectionString) => new(connectionString);

    /// <summary>Connects to the database past the server.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _connectionString is null
            ? new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "worktrack.db")};Pooling=False")
            : new MySqlConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Does something to the SQLite database that the server does not know of.</summary>
    public async Task ExecuteOnSqliteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "worktrack.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads one value of the database past the server.</summary>
    public async Task<string> ReadAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public void Dispose() => _folder.Dispose();
}
