using System.Globalization;
using MySqlConnector;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.MySql;

namespace WorkTrack.Bench.Ingest;

/// <summary>A MariaDB of our own with its defaults, which flush at every commit.</summary>
/// <param name="folder">Where it lies.</param>
internal sealed class MariaDbIngestStore(string folder) : IIngestStore
{
    private const string DatabaseName = "worktrack";

    private readonly MariaDbProcess _server = new(
        ProgramPath.Find("mariadb-install-db") ?? throw new InvalidOperationException("MariaDB is not installed; ./test.sh installs it."),
        ProgramPath.Find("mariadbd") ?? throw new InvalidOperationException("MariaDB is not installed; ./test.sh installs it."), folder);

    public string Name => "MariaDB";

    public async Task<Dictionary<string, string>> StartAsync()
    {
        await _server.StartAsync();
        return new()
        {
            ["ConnectionStrings__WorkTrack"] = await _server.CreateDatabaseAsync(DatabaseName),
            ["WorkTrack__MySql__MigrateOnStart"] = "true",
        };
    }

    public Task<string> AddKeyAsync() => BenchKey.AddAsync(new MySqlDatabase(_server.ConnectionString(DatabaseName), null, migratesOnStart: false));

    public async Task<long> CommitsAsync()
    {
        await using var connection = new MySqlConnection(_server.ConnectionString(DatabaseName));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'COM_COMMIT'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
