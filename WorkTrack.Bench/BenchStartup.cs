using Microsoft.AspNetCore.Hosting;
using WorkTrack.Bench;
using WorkTrack.Bench.Fanout;
using WorkTrack.Bench.Ingest;

[assembly: HostingStartup(typeof(BenchStartup))]

namespace WorkTrack.Bench;

/// <summary>
/// Gives a server that is measured what its measure needs in it. The host of the server loads it, when the environment
/// says so: see <see cref="StartupHook"/>.
/// </summary>
internal sealed class BenchStartup : IHostingStartup
{
    private const string Variable = "WORKTRACK_BENCH";

    /// <summary>Adds to a server's settings that it shall have something.</summary>
    public static void AddTo(Dictionary<string, string> settings, string name)
    {
        settings["DOTNET_STARTUP_HOOKS"] = typeof(BenchStartup).Assembly.Location;
        settings["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(BenchStartup).Assembly.GetName().Name!;
        settings[Variable] = name;
    }

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        switch (Environment.GetEnvironmentVariable(Variable))
        {
            case ReportClock.Name:
                ReportClock.AddTo(services);
                break;
            case SettledMemory.Name:
                SettledMemory.AddTo(services);
                break;
        }
    });
}
