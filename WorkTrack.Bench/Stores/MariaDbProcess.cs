using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace WorkTrack.Bench.Stores;

/// <summary>A MariaDB of our own, on a free port, with its data in a folder of its own. The tests use it too.</summary>
/// <param name="install">Where <c>mariadb-install-db</c> is.</param>
/// <param name="server">Where <c>mariadbd</c> is.</param>
/// <param name="folder">An existing folder for data and socket; it stays.</param>
internal sealed class MariaDbProcess(string install, string server, string folder) : IAsyncDisposable
{
    private readonly List<string> _log = [];
    private Process? _process;
    private int _port;

    /// <summary>Whether it was started, and not ended.</summary>
    public bool IsRunning => _process is not null;

    /// <summary>Starts the server and waits until it takes connections.</summary>
    /// <param name="settings">Arguments beyond the server's defaults.</param>
    public async Task StartAsync(params string[] settings)
    {
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data))
        {
            using var installing = Start(
                install, "--no-defaults", "--auth-root-authentication-method=normal", $"--datadir={data}", $"--tmpdir={folder}", $"--user={Environment.UserName}");
            await installing.WaitForExitAsync();
            FailUnless(installing.ExitCode == 0);
        }

        lock (_log)
        {
            _log.Clear();
        }

        // The same again after a stop: whoever was connected must find it.
        _port = _port == 0 ? FreePort() : _port;
        _process = Start(
            server,
            [
                "--no-defaults", $"--user={Environment.UserName}", $"--datadir={data}", $"--tmpdir={folder}", $"--socket={folder}/socket",
                string.Create(CultureInfo.InvariantCulture, $"--port={_port}"), "--bind-address=127.0.0.1", .. settings,
            ]);
        await AnswersAsync(_process);
    }

    /// <summary>The server's process.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Ends the server in an orderly way, everything flushed.</summary>
    public async Task StopAsync()
    {
        await ExecuteAsync("SHUTDOWN");
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>How to connect to one of its databases.</summary>
    public string ConnectionString(string database) =>
        new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)_port, UserID = "root", Database = database, AllowUserVariables = true }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }

    /// <summary>Runs a statement as the administrator.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new MySqlConnection(ConnectionString(""));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are above, and the names are our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The server says on its error stream when it takes connections.</summary>
    private async Task AnswersAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            lock (_log)
            {
                FailUnless(!process.HasExited);
                if (_log.Any(line => line.Contains("ready for connections", StringComparison.Ordinal)))
                {
                    return;
                }
            }
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.Add(line.Data ?? "");
        }
    }

    private void FailUnless(bool fine)
    {
        lock (_log)
        {
            if (!fine)
            {
                throw new InvalidOperationException($"MariaDB did not start:\n{string.Join('\n', _log)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
