using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using WorkTrack.Bench.Stores;

namespace WorkTrack.Tests.Support;

/// <summary>The ways a database can be away.</summary>
public enum Absence
{
    /// <summary>Its process was killed.</summary>
    Killed,

    /// <summary>Its process stands still, with all connections open.</summary>
    Hung,

    /// <summary>It takes no writes.</summary>
    ReadOnly,
}

/// <summary>A MariaDB of one test's own, which goes away and comes back when it is told to.</summary>
internal sealed class FailingMariaDb : IAsyncDisposable
{
    private readonly TempFolder _folder = TempFolder.OnDisk();
    private readonly MariaDbProcess _server;
    private bool _isHung;

    public FailingMariaDb() =>
        _server = new MariaDbProcess(Requirement.Program("mariadb-install-db"), Requirement.Program("mariadbd"), _folder.Path);

    /// <summary>How a user connects who may not write while the server is read-only, as root might.</summary>
    public string ConnectionString =>
        new MySqlConnectionStringBuilder(_server.ConnectionString("worktrack")) { UserID = "worktrack", Password = "worktrack" }.ConnectionString;

    /// <summary>The number of its process.</summary>
    public int ProcessId => _server.ProcessId;

    /// <summary>Starts it, with an empty database.</summary>
    public async Task StartAsync()
    {
        await _server.StartAsync();
        await _server.CreateDatabaseAsync("worktrack");
        await _server.ExecuteAsync("CREATE USER worktrack@localhost IDENTIFIED BY 'worktrack'");
        await _server.ExecuteAsync("GRANT ALL ON worktrack.* TO worktrack@localhost");
    }

    /// <summary>Runs a statement as the administrator.</summary>
    public Task ExecuteAsync(string sql) => _server.ExecuteAsync(sql);

    /// <summary>Reads two columns as the administrator.</summary>
    public async Task<IReadOnlyList<(string Key, string Text)>> QueryAsync(string sql)
    {
        await using var connection = new MySqlConnection(_server.ConnectionString(""));
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await rows.ReadAsync())
        {
            found.Add((rows.GetValue(0).ToString()!, rows.GetValue(1) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : rows.GetString(1)));
        }

        return found;
    }

    public async Task TakeAwayAsync(Absence absence)
    {
        switch (absence)
        {
            case Absence.Killed:
                await _server.KillAsync();
                break;
            case Absence.Hung:
                await SignalAsync("-STOP");
                _isHung = true;
                break;
            default:
                await _server.ExecuteAsync("SET GLOBAL read_only = 1");
                break;
        }
    }

    public async Task BringBackAsync(Absence absence)
    {
        switch (absence)
        {
            case Absence.Killed:
                await _server.StartAsync();
                break;
            case Absence.Hung:
                await SignalAsync("-CONT");
                _isHung = false;
                break;
            default:
                await _server.ExecuteAsync("SET GLOBAL read_only = 0");
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isHung)
        {
            await SignalAsync("-CONT");
        }

        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _server.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
