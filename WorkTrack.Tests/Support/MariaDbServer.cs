using System.Globalization;
using WorkTrack.Bench.Stores;
using WorkTrack.Tests.Support;

[assembly: AssemblyFixture(typeof(MariaDbServer))]

namespace WorkTrack.Tests.Support;

/// <summary>A real MariaDB of the tests' own: started when first needed, in a temporary folder that goes with it.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly TempFolder _folder = new();
    private MariaDbProcess? _process;
    private int _databases;

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var process = await StartAsync();
        return await process.CreateDatabaseAsync(
            string.Create(CultureInfo.InvariantCulture, $"worktrack_{Interlocked.Increment(ref _databases)}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
        _starting.Dispose();
    }

    private async Task<MariaDbProcess> StartAsync()
    {
        var (install, server) = (Requirement.Program("mariadb-install-db"), Requirement.Program("mariadbd"));
        await _starting.WaitAsync();
        try
        {
            if (_process is null)
            {
                var process = new MariaDbProcess(install, server, _folder.Path);
                try
                {
                    // All tests share it, and each server under test keeps a few connections.
                    await process.StartAsync("--max-connections=600");
                }
                catch
                {
                    await process.DisposeAsync();
                    throw;
                }

                _process = process;
            }

            return _process;
        }
        finally
        {
            _starting.Release();
        }
    }
}
