using System.Globalization;
using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>Measures what the server keeps in memory for a stream and for a computer, when all that is garbage is gone.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="assembly">The server's.</param>
/// <param name="folder">An existing folder for what it writes.</param>
internal sealed class MemoryMeasure(FanoutOptions options, string assembly, string folder)
{
    private const int Streams = 1000;
    private const int Computers = 10_000;
    private const int ComputersToWarmUp = 100;
    private const int ReportsToWarmUp = 5_000;
    private const int ProgramsOfComputer = 30;

    /// <summary>Measures streams on which nothing is going on.</summary>
    /// <returns>A sentence a line, the target first.</returns>
    public async Task<string[]> StreamsAsync(string mode)
    {
        await using var server = await StartAsync($"idle-{mode}");
        for (var time = 0; time < 2; time++)
        {
            // As many as will be measured: the server keeps, for the next ones, what it needed for them.
            using var warmUp = new DrivenHub(Hub.Product(server.Process, ComputersToWarmUp, mode), () => TimeSpan.Zero);
            await warmUp.OpenAsync(Streams);
            await new FanoutFigures().MeasureAsync(warmUp, 20, TimeSpan.FromSeconds(2));
        }

        var before = await SettledMemory.OfAsync(server.Process);
        await SettledMemory.ForgetPeakAsync(server.Process);
        using var streams = new DrivenHub(Hub.Product(server.Process, ComputersToWarmUp, mode), () => TimeSpan.Zero);
        await streams.OpenAsync(Streams);
        var peak = server.Process.PeakMegabytes;
        var after = await SettledMemory.OfAsync(server.Process);
        var each = (after.Resident - before.Resident) / Streams;
        return
        [
            Text($"an idle stream ({mode}), {Streams:N0} of them: {each / 1024.0:0.0} KB of the server's memory (RSS), {(after.Heap - before.Heap) / Streams / 1024.0:0.0} KB of its heap; at most 20 KB: {Verdict(each <= 20 * 1024)}"),
            Text($"before {before.Resident / 1e6:0} MB, with them {after.Resident / 1e6:0} MB, at most {peak} MB while they came"),
        ];
    }

    /// <summary>Measures the board.</summary>
    /// <returns>A sentence a line, the target first.</returns>
    public async Task<string[]> BoardAsync()
    {
        await using var server = await StartAsync("board");

        // What the first reports make the server load and compile is no computer's.
        using (var warmUp = new LoadDriver(server.Process.Address, Sources(0, ComputersToWarmUp)))
        {
            warmUp.Greet();
            warmUp.Drive(TimeSpan.FromSeconds(5), ReportsToWarmUp / 5, []);
        }

        var before = await SettledMemory.OfAsync(server.Process);
        await SettledMemory.ForgetPeakAsync(server.Process);
        using var driver = new LoadDriver(server.Process.Address, Sources(ComputersToWarmUp, Computers));
        driver.Greet();
        var peak = server.Process.PeakMegabytes;
        var after = await SettledMemory.OfAsync(server.Process);
        return
        [
            Text($"{Computers:N0} computers on the board: {(after.Resident - before.Resident) / 1e6:0.0} MB of the server's memory (RSS), {(after.Heap - before.Heap) / 1e6:0.0} MB of its heap; at most 64 MB: {Verdict(after.Resident - before.Resident <= 64_000_000)}"),
            Text($"before {before.Resident / 1e6:0} MB, with them {after.Resident / 1e6:0} MB, at most {peak} MB while they reported"),
        ];
    }

    private Task<FanoutServer> StartAsync(string name) =>
        FanoutServer.StartAsync(assembly, options.Store, Directory.CreateDirectory(Path.Combine(folder, name)).FullName, settlesMemory: true);

    private static IEnumerable<IReportSource> Sources(int first, int count)
    {
        const int Connections = 16;
        return Enumerable.Range(0, Connections).Select(connection => new CounterSource(
            Enumerable.Range(first, count).Where(computer => computer % Connections == connection), ProgramsOfComputer));
    }

    private static string Verdict(bool isMet) => isMet ? "met" : "MISSED";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
