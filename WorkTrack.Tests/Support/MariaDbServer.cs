using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;
using WorkTrack.Tests.Support;

[assembly: AssemblyFixture(typeof(MariaDbServer))]

namespace WorkTrack.Tests.Support;

/// <summary>A real MariaDB of the tests' own: started when first needed, on a free port, in a temporary folder that goes with it.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly TempFolder _folder = new();
    private readonly List<string> _log = [];
    private Process? _process;
    private int _port;
    private int _databases;

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        await StartAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"worktrack_{Interlocked.Increment(ref _databases)}");
        await using var connection = new MySqlConnection(ConnectionString(""));
        await connection.OpenAsync();
        await using var create = new MySqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
        _starting.Dispose();
    }

    private string ConnectionString(string database) =>
        new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)_port, UserID = "root", Database = database }.ConnectionString;

    private async Task StartAsync()
    {
        var install = Requirement.Program("mariadb-install-db");
        var server = Requirement.Program("mariadbd");
        await _starting.WaitAsync();
        try
        {
            if (_process is not null)
            {
                return;
            }

            var data = Path.Combine(_folder.Path, "data");
            using (var installing = Start(
                install, "--no-defaults", "--auth-root-authentication-method=normal", $"--datadir={data}", $"--user={Environment.UserName}"))
            {
                await installing.WaitForExitAsync();
                Assert.True(installing.ExitCode == 0, string.Join('\n', _log));
            }

            _port = FreePort();
            _process = Start(
                server, "--no-defaults", $"--user={Environment.UserName}", $"--datadir={data}", $"--socket={_folder.Path}/socket",
                string.Create(CultureInfo.InvariantCulture, $"--port={_port}"), "--bind-address=127.0.0.1");
            await AnswersAsync(_process);
        }
        finally
        {
            _starting.Release();
        }
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
                Assert.False(process.HasExited, string.Join('\n', _log));
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
