using System.Globalization;
using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>Measures how a report gets to everybody who follows the stream of the published server, and what followers cost.</summary>
internal static class FanoutBench
{
    private static readonly FanoutRun[] Runs =
    [
        new("delta", Clients: 200, PerSecond: 20, Computers: 1000, "delta"),
        new("crowd", Clients: 1000, PerSecond: 100, Computers: 1000, "delta", Compares: NchanServer.IsInstalled),
        new("stalled", Clients: 200, PerSecond: 100, Computers: 1000, "delta", Stalled: 100),
        new("full", Clients: 50, PerSecond: 100, Computers: 10_000, "full"),
    ];

    /// <summary>Runs it and prints tables in Markdown.</summary>
    public static async Task RunAsync(FanoutOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("worktrack-bench-").FullName;
        try
        {
            var assembly = await PublishedServer.AssemblyAsync(options.Server, folder);
            var stage = new FanoutStage(options, assembly, folder);
            foreach (var run in options.Own is { } own ? [own] : Runs.Where(run => IsWanted(run.Name)))
            {
                await PrintAsync(await stage.RunAsync(run));
            }

            if (options.Own is null)
            {
                await MeasureMemoryAsync(new MemoryMeasure(options, assembly, folder));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        bool IsWanted(string name) => options.Only is null || options.Only == name;

        async Task MeasureMemoryAsync(MemoryMeasure memory)
        {
            if (IsWanted("idle"))
            {
                await PrintAsync([.. await memory.StreamsAsync("delta"), .. await memory.StreamsAsync("full")]);
            }

            if (IsWanted("board"))
            {
                await PrintAsync(await memory.BoardAsync());
            }
        }
    }

    private static Task PrintAsync(FanoutResult result) =>
        PrintAsync([.. FanoutResult.Head.Split('\n'), .. result.ToString().TrimEnd().Split('\n'), "", .. Targets(result), .. result.Remarks()]);

    private static async Task PrintAsync(string[] lines)
    {
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ');
        await Console.Out.WriteLineAsync($"{string.Join('\n', lines)}\nLoad of the machine: {load[0]} (one minute), {load[1]} (five).\n");
    }

    /// <summary>What the run should reach, and whether it did.</summary>
    private static IEnumerable<string> Targets(FanoutResult result)
    {
        var (run, p99) = (result.Run, result.Alone.Events.Within(0.99));
        if (run.Name == "delta")
        {
            yield return Target($"POST to event p99 at most 50 ms: {p99:0.0} ms", p99 <= 50);
        }

        if (run.Name == "crowd")
        {
            yield return Target($"every client ends with the newest state of every computer: {run.Clients - result.Alone.Behind} of {run.Clients}", result.Alone.Behind == 0);
            yield return result.Other?.Events.Within(0.99) is { } other
                ? Target($"POST to event p99 no worse than that of {result.OtherName}, {other:0.0} ms: {p99:0.0} ms", p99 <= other)
                : $"Target: POST to event p99 no worse than nchan's: not measured, {NchanServer.Missing}";
        }

        if (result.BesideStalled is { } beside)
        {
            var moved = (beside.Events.Within(0.99) / p99) - 1;
            yield return Target($"clients that do not read move p99 of the others by at most 20%: {p99:0.0} to {beside.Events.Within(0.99):0.0} ms, {moved:+0%;-0%}", moved <= 0.2);
        }
    }

    private static string Target(FormattableString text, bool isMet) =>
        $"Target: {text.ToString(CultureInfo.InvariantCulture)}: {(isMet ? "met" : "MISSED")}.";
}
