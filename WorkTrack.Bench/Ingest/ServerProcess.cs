using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WorkTrack.Bench.Ingest;

/// <summary>A server on a free port of this machine, in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The system's number for it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The most memory it has ever had, in MB.</summary>
    public long PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>The memory that the system counts as its own now, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>How much of one core it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program of .NET and waits until it takes connections.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments, by the address it shall listen on.</param>
    /// <param name="environment">Its settings.</param>
    public static async Task<ServerProcess> StartAsync(
        string assembly, Func<string, string[]> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments($"http://{address}")]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        await ListensAsync(server._process, address);
        return server;
    }

    /// <summary>An address of this machine that nobody listens on.</summary>
    public static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>Waits until a process takes connections.</summary>
    public static async Task ListensAsync(Process process, IPEndPoint address)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The server ended with {process.ExitCode}."));
            }

            try
            {
                using var attempt = new TcpClient();
                await attempt.ConnectAsync(address, limit.Token);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
