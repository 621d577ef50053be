using WorkTrack.Bench.Fanout;
using WorkTrack.Bench.History;
using WorkTrack.Bench.Ingest;
using WorkTrack.Bench.Pictures;
using WorkTrack.Bench.Screens;

namespace WorkTrack.Bench;

/// <summary>The command line. Not a Program of no namespace: the tests know one already.</summary>
internal static class BenchCommand
{
    private static async Task<int> Main(string[] args)
    {
        if (HistoryOptions.Parse(args) is { } history)
        {
            await HistoryBench.RunAsync(history);
        }
        else if (IngestOptions.Parse(args) is { } ingest)
        {
            await IngestBench.RunAsync(ingest);
        }
        else if (FanoutOptions.Parse(args) is { } fanout)
        {
            await FanoutBench.RunAsync(fanout);
        }
        else if (ScreensOptions.Parse(args) is { } screens)
        {
            await ScreensBench.RunAsync(screens);
        }
        else if (PicturesOptions.Parse(args) is { } pictures)
        {
            await ReadmePictures.TakeAsync(pictures);
        }
        else if (args is [BareEndpoint.Argument, var url])
        {
            await BareEndpoint.RunAsync(url);
        }
        else
        {
            await Console.Error.WriteLineAsync($"{HistoryOptions.Usage}\n{IngestOptions.Usage}\n{FanoutOptions.Usage}\n{ScreensOptions.Usage}\n{PicturesOptions.Usage}");
            return 2;
        }

        return 0;
    }
}
