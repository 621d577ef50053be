using WorkTrack.Bench.History;

if (HistoryOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(HistoryOptions.Usage);
    return 2;
}

await HistoryBench.RunAsync(options);
return 0;
