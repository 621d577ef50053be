using System.Globalization;
using WorkTrack.Bench.Fanout;
using WorkTrack.Bench.History;
using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Screens;

/// <summary>Measures how a report gets to the pages of the published server, and what open pages cost it.</summary>
internal static class ScreensBench
{
    private const int MemoryCircuits = 200;
    private const int MemoryWarmUp = 40;
    private const int LargeFleet = 10_000;

    // How often agents in the field report.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Runs it and prints what was found.</summary>
    public static async Task RunAsync(ScreensOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("worktrack-bench-").FullName;
        try
        {
            var assembly = await PublishedServer.AssemblyAsync(options.Server, folder);
            foreach (var (name, measure) in new (string, Func<ScreensOptions, FanoutServer, Task<string[]>>)[]
            {
                ("changes", ChangesAsync), ("circuits", CircuitsAsync), ("fleet", FleetAsync),
            })
            {
                if (options.Only is null || options.Only == name)
                {
                    var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
                    await using var server = await FanoutServer.StartAsync(assembly, options.Store, own, settlesMemory: true, signsIn: true);
                    var lines = await measure(options, server);
                    var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ');
                    await Console.Out.WriteLineAsync($"{string.Join('\n', lines)}\nLoad of the machine: {load[0]} (one minute), {load[1]} (five).\n");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> ChangesAsync(ScreensOptions options, FanoutServer server)
    {
        using var client = new HttpClient();
        var address = AddressOf(server);
        var fleet = new MarkedFleet(client, address, options.Computers);
        await fleet.GreetAsync();
        await using var screen = await WatchedScreen.StartAsync();
        await screen.OpenAsync(address);
        var circuits = await OpenAsync(address, options.Circuits);
        await fleet.GoOnAsync(Round, Round);

        await screen.WatchAsync();
        var (batches, bytes, processor) = (circuits.Sum(circuit => circuit.Batches), circuits.Sum(circuit => circuit.Bytes), server.Process.Processor);
        var time = TimeSpan.FromSeconds(options.Seconds);
        var posts = new Timing(await fleet.GoOnAsync(Round, time));
        processor = server.Process.Processor - processor;
        (batches, bytes) = (circuits.Sum(circuit => circuit.Batches) - batches, circuits.Sum(circuit => circuit.Bytes) - bytes);
        var ages = new Timing(await screen.AgesAsync());
        await CloseAsync(circuits);
        return
        [
            Text($"{options.Computers:N0} computers that change every {Round.TotalSeconds:0} s, one Chromium and {options.Circuits} more circuits, {time.TotalSeconds:0} s:"),
            Text($"POST to DOM p50 {ages.P50:0} ms, p95 {ages.P95:0} ms ({ages.Milliseconds.Count} changes in sight); p95 at most 400 ms: {Verdict(ages.P95 <= 400)}"),
            Text($"POST to its answer p50 {posts.P50:0.0} ms, p95 {posts.P95:0.0} ms ({posts.Milliseconds.Count / time.TotalSeconds:0} a second)"),
            Text($"a circuit gets {batches / time.TotalSeconds / options.Circuits:0.0} batches and {bytes / time.TotalSeconds / options.Circuits / 1024:0.0} KB a second; the server used {processor / time:0%} of a core"),
        ];
    }

    private static async Task<string[]> CircuitsAsync(ScreensOptions options, FanoutServer server)
    {
        using var client = new HttpClient();
        var address = AddressOf(server);
        await new MarkedFleet(client, address, options.Computers).GreetAsync();

        // What the first pages make the server load and compile is no circuit's.
        await CloseAsync(await OpenAsync(address, MemoryWarmUp));
        var before = await SettledMemory.OfAsync(server.Process);
        var circuits = await OpenAsync(address, MemoryCircuits);
        var peak = server.Process.Resident;
        var after = await SettledMemory.OfAsync(server.Process);
        await CloseAsync(circuits);
        var each = (after.Resident - before.Resident) / MemoryCircuits;
        return
        [
            Text($"{MemoryCircuits} circuits with the dashboard of {options.Computers:N0} computers: {each / 1024.0:0} KB of the server's memory (RSS) each, {(after.Heap - before.Heap) / MemoryCircuits / 1024.0:0} KB of its heap; at most 500 KB: {Verdict(each <= 500 * 1024)}"),
            Text($"before {before.Resident / 1e6:0} MB, with them {after.Resident / 1e6:0} MB, {peak / 1e6:0} MB just after they came"),
        ];
    }

    private static async Task<string[]> FleetAsync(ScreensOptions options, FanoutServer server)
    {
        using var client = new HttpClient();
        var address = AddressOf(server);
        var fleet = new MarkedFleet(client, address, LargeFleet);
        await fleet.GreetAsync();
        await using var screen = await WatchedScreen.StartAsync();
        await screen.OpenAsync(address);
        var (shown, found) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 10; turn++)
        {
            shown.Add(await screen.OpenAsync(address));
            found.Add(await screen.SearchAsync(string.Create(CultureInfo.InvariantCulture, $"PC-{turn * 997:00000}")));
        }

        var (shownTimes, foundTimes) = (new Timing(shown), new Timing(found));
        return
        [
            Text($"{LargeFleet:N0} computers: the first ones are drawn {shownTimes.P50:0} ms after the page was asked for (p95 {shownTimes.P95:0} ms)"),
            Text($"one of them is found {foundTimes.P50:0} ms after its name was typed (p95 {foundTimes.P95:0} ms)"),
        ];
    }

    private static async Task<CircuitClient[]> OpenAsync(Uri address, int count)
    {
        using var browser = await SignedInBrowser.StartAsync(address);
        var circuits = new CircuitClient[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => circuits[i] = await CircuitClient.OpenAsync(browser, address));
        return circuits;
    }

    private static async Task CloseAsync(IEnumerable<CircuitClient> circuits)
    {
        foreach (var circuit in circuits)
        {
            await circuit.DisposeAsync();
        }
    }

    private static Uri AddressOf(FanoutServer server) => new($"http://{server.Process.Address}/");

    private static string Verdict(bool isMet) => isMet ? "met" : "MISSED";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
