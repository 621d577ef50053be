using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>
/// A server's memory when all that is garbage is gone: what the system counts as the process's (RSS), and the managed
/// heap. The server collects when it is asked, compacts, and gives back to the system what it does not need.
/// </summary>
/// <param name="Resident">RSS, in bytes.</param>
/// <param name="Heap">The managed heap, in bytes.</param>
internal sealed record SettledMemory(long Resident, long Heap)
{
    /// <summary>What <see cref="BenchStartup"/> calls it.</summary>
    public const string Name = "memory";

    private const string Path = "/bench/settle";

    // Pools let go of what they kept for a while only after it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Gives a server the path on which it settles.</summary>
    public static void AddTo(IServiceCollection services) => services.AddSingleton<IStartupFilter, SettlingFilter>();

    /// <summary>Has a server settle until it has nothing more to give back.</summary>
    public static async Task<SettledMemory> OfAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(Interval);
        var since = TimeProvider.System.GetTimestamp();
        var least = new SettledMemory(long.MaxValue, long.MaxValue);
        do
        {
            var heap = await client.GetFromJsonAsync<long>(new Uri($"http://{server.Address}{Path}"));
            var now = new SettledMemory(server.Resident, heap);
            least = now.Resident < least.Resident ? now : least;
        }
        while (TimeProvider.System.GetElapsedTime(since) < Patience && await timer.WaitForNextTickAsync());

        return least;
    }

    /// <summary>Forgets the most memory that a server has had, so that it is counted from now on.</summary>
    public static Task ForgetPeakAsync(ServerProcess server) =>
        File.WriteAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{server.ProcessId}/clear_refs"), "5");

    private sealed class SettlingFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Path, branch => branch.Run(context =>
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return context.Response.WriteAsJsonAsync(GC.GetTotalMemory(forceFullCollection: false));
            }));
            next(app);
        };
    }
}
