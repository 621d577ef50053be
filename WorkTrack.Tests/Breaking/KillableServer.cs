using System.Globalization;
using System.Text.RegularExpressions;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>A server in a process of its own, which is killed and started again on the same data.</summary>
internal sealed partial class KillableServer(AppHome home) : IAsyncDisposable
{
    private ServerProcess? _process;
    private TaskCompletionSource<Uri> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int ProcessId => _process!.ProcessId;

    /// <summary>What the process that runs has printed.</summary>
    public string Output => _process!.Output;

    /// <summary>Where the server listens, once it does.</summary>
    public Task<Uri> AddressAsync(CancellationToken cancellationToken) => _up.Task.WaitAsync(cancellationToken);

    /// <summary>Starts the process, and does not wait for it.</summary>
    /// <param name="settings">Settings beyond the home's.</param>
    public void Begin(params (string Key, string Value)[] settings) => _process = ServerProcess.Start(
        home.DataDirectory,
        [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "--urls", "http://127.0.0.1:0"],
        [.. home.Settings.Append(("Logging:LogLevel:Microsoft.Hosting", "Information")).Concat(settings)
            .Select(setting => (setting.Item1.Replace(":", "__", StringComparison.Ordinal), setting.Item2))]);

    /// <summary>Starts the process and waits until it listens.</summary>
    /// <param name="settings">Settings beyond the home's.</param>
    public async Task<Uri> StartAsync(params (string Key, string Value)[] settings)
    {
        Begin(settings);
        Uri address;
        try
        {
            address = await _process!.ListeningAsync();
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server does not listen: {Output}");
        }

        _up.SetResult(address);
        return address;
    }

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _up = _up.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : _up;
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Asks the process to end, as a service manager does.</summary>
    public Task TerminateAsync() => _process!.TerminateAsync();

    /// <summary>Waits for the end of a process that was asked to end.</summary>
    /// <returns>How it ended, and what it had printed.</returns>
    public async Task<(int Code, string Output)> ExitAsync()
    {
        var ended = (await _process!.ExitAsync(), Output);
        await KillAsync();
        return ended;
    }

    /// <summary>The memory that the process holds, in bytes.</summary>
    public long ResidentBytes() => Status(ResidentLine()) * 1024;

    /// <summary>How many threads it has.</summary>
    public long Threads() => Status(ThreadsLine());

    public async ValueTask DisposeAsync() => await KillAsync();

    private long Status(Regex line) => long.Parse(
        line.Match(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}/status"))).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Threads:\s+(\d+)")]
    private static partial Regex ThreadsLine();

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex ResidentLine();
}
