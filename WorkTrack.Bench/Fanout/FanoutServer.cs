using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>The published server with a database of its own, and no limits for those who drive it.</summary>
internal sealed class FanoutServer : IAsyncDisposable
{
    private readonly IIngestStore _store;

    private FanoutServer(IIngestStore store, ServerProcess process) => (_store, Process) = (store, process);

    /// <summary>The server.</summary>
    public ServerProcess Process { get; }

    /// <summary>Starts it.</summary>
    /// <param name="assembly">The server's assembly.</param>
    /// <param name="storeName">Its database.</param>
    /// <param name="folder">An existing folder for what both write.</param>
    /// <param name="settlesMemory">Whether it is asked for its settled memory: see <see cref="SettledMemory"/>.</param>
    /// <param name="signsIn">Whether pages can be signed in to with one click.</param>
    public static async Task<FanoutServer> StartAsync(string assembly, string storeName, string folder, bool settlesMemory = false, bool signsIn = false)
    {
        var data = Path.Combine(folder, "data");
        IIngestStore store = storeName == "sqlite" ? new SqliteIngestStore(data) : new MariaDbIngestStore(folder);
        try
        {
            var settings = await store.StartAsync();
            settings["Access__Open"] = "true";
            settings["ASPNETCORE_ENVIRONMENT"] = signsIn ? "Development" : "Production";
            settings["WorkTrack__DataDirectory"] = data;
            settings["WorkTrack__Ingest__ReportsPerMinute"] = "0";
            settings["WorkTrack__Ingest__NewComputersPerHour"] = "0";
            settings["WorkTrack__Stream__PerUser"] = "0";
            if (settlesMemory)
            {
                BenchStartup.AddTo(settings, SettledMemory.Name);
            }

            return new FanoutServer(store, await ServerProcess.StartAsync(assembly, url => ["--urls", url], settings));
        }
        catch (Exception)
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _store.DisposeAsync();
    }
}
