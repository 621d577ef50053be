using WorkTrack.Bench.History;

namespace WorkTrack.Bench;

/// <summary>The command line. Not a Program of no namespace: the tests know one already.</summary>
internal static class BenchCommand
{
    private static async Task<int> Main(string[] args)
    {
        if (HistoryOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(HistoryOptions.Usage);
            return 2;
        }

        await HistoryBench.RunAsync(options);
        return 0;
    }
}
