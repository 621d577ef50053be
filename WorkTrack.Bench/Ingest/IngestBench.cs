namespace WorkTrack.Bench.Ingest;

/// <summary>Measures how many reports a second the published server takes in, beside an endpoint that only reads them.</summary>
internal static class IngestBench
{
    private const int Turns = 4;
    private const int RealPrograms = 6;
    private const int FatPrograms = 150;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <summary>Runs it and prints a table in Markdown.</summary>
    public static async Task RunAsync(IngestOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("worktrack-bench-").FullName;
        try
        {
            var server = await PublishedServer.AssemblyAsync(options.Server, folder);
            await Console.Out.WriteLineAsync(IngestRow.Head);
            foreach (var mode in options.Modes == "all" ? ["worst", "real", "fat"] : new[] { options.Modes })
            {
                foreach (var store in options.Stores == "both" ? ["sqlite", "mariadb"] : new[] { options.Stores })
                {
                    var own = Directory.CreateDirectory(Path.Combine(folder, $"{mode}-{store}")).FullName;
                    await Console.Out.WriteLineAsync((await MeasureAsync(options, mode, store, server, own)).ToString());
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IngestRow> MeasureAsync(IngestOptions options, string mode, string storeName, string server, string folder)
    {
        var data = Path.Combine(folder, "data");
        await using IIngestStore store = storeName == "sqlite" ? new SqliteIngestStore(data) : new MariaDbIngestStore(folder);
        await using var bare = await ServerProcess.StartAsync(Itself, url => [BareEndpoint.Argument, url], []);
        await using var product = await ServerProcess.StartAsync(
            server, url => ["--urls", url], Settings(data, mode).Concat(await store.StartAsync()));
        var key = options.WithKeys ? await store.AddKeyAsync() : null;
        var beside = options.WithKeys ? product : bare;
        using var toBare = new LoadDriver(beside.Address, Sources(options, mode, options.WithKeys ? IngestOptions.Computers : 0, null));
        using var toProduct = new LoadDriver(product.Address, Sources(options, mode, 0, key));
        toBare.Greet();
        toProduct.Greet();
        toBare.Drive(WarmUp, []);
        toProduct.Drive(WarmUp, []);

        // In turns, so that whatever else the machine does slows both alike.
        var (ofBare, ofProduct) = (new Figures(), new Figures());
        var commits = 0L;
        for (var turn = 0; turn < Turns; turn++)
        {
            ofBare.Measure(toBare, beside, TimeSpan.FromSeconds(options.Seconds) / Turns);
            var before = await store.CommitsAsync();
            ofProduct.Measure(toProduct, product, TimeSpan.FromSeconds(options.Seconds) / Turns);
            commits += await store.CommitsAsync() - before;
        }

        return new IngestRow(options.WithKeys ? $"{mode}, with a key beside without" : mode, store.Name, ofBare, ofProduct, commits, product.PeakMegabytes);
    }

    /// <summary>This program, to start it once more.</summary>
    private static string Itself => typeof(IngestBench).Assembly.Location;

    private static Dictionary<string, string> Settings(string data, string mode)
    {
        var settings = new Dictionary<string, string>
        {
            ["Access__Open"] = "true",
            ["WorkTrack__DataDirectory"] = data,
            ["WorkTrack__Ingest__ReportsPerMinute"] = "0",
            ["WorkTrack__Ingest__NewComputersPerHour"] = "0",
        };
        if (mode != "worst")
        {
            BenchStartup.AddTo(settings, ReportClock.Name);
        }

        return settings;
    }

    private static IEnumerable<IReportSource> Sources(IngestOptions options, string mode, int first, string? key) =>
        Enumerable.Range(0, options.Connections).Select(IReportSource (connection) =>
        {
            var computers = Enumerable.Range(0, IngestOptions.Computers).Where(computer => computer % options.Connections == connection).Select(computer => first + computer);
            return mode == "worst"
                ? new IntervalSource(computers, TimeProvider.System.GetUtcNow(), key)
                : new CounterSource(computers, mode == "fat" ? FatPrograms : RealPrograms, key);
        });
}
