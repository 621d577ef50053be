using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>Does one run after the other, each with a server and a database of its own.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="assembly">The server's.</param>
/// <param name="folder">An existing folder for what they write.</param>
internal sealed class FanoutStage(FanoutOptions options, string assembly, string folder)
{
    private const int Turns = 4;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(1);

    /// <summary>Measures the stream.</summary>
    public async Task<FanoutResult> RunAsync(FanoutRun run)
    {
        await using var server = await FanoutServer.StartAsync(assembly, options.Store, NewFolder(run.Name));
        using var product = new DrivenHub(Hub.Product(server.Process, run.Computers, run.Mode), () => server.Process.Processor);
        await product.OpenAsync(run.Clients);
        await using var nchan = run.Compares && options.Subscribe is null ? await NchanServer.StartAsync(NewFolder("nchan")) : null;
        using var other = run.Compares ? await OtherAsync(server.Process, nchan, run) : null;
        foreach (var hub in new[] { product, other }.OfType<DrivenHub>())
        {
            await new FanoutFigures().MeasureAsync(hub, run.PerSecond, WarmUp);
        }

        // In turns, so that whatever else the machine does slows all alike.
        var result = new FanoutResult(run, new(), run.Stalled > 0 ? new() : null, other is null ? null : new(), other?.Hub.Name ?? "");
        for (var turn = 0; turn < Turns; turn++)
        {
            var time = TimeSpan.FromSeconds(options.Seconds) / Turns;
            await result.Alone.MeasureAsync(product, run.PerSecond, time);
            if (result.BesideStalled is { } besideStalled)
            {
                using (new StalledClients(product.Hub, run.Stalled))
                {
                    // That they come is work of its own, as that they leave: what is asked is what those cost that are there and read nothing.
                    await new FanoutFigures().MeasureAsync(product, run.PerSecond, Recovery);
                    await besideStalled.MeasureAsync(product, run.PerSecond, time);
                }

                await new FanoutFigures().MeasureAsync(product, run.PerSecond, Recovery);
            }

            if (other is not null)
            {
                await result.Other!.MeasureAsync(other, run.PerSecond, time);
            }
        }

        result.PeakMegabytes = server.Process.PeakMegabytes;
        return result;
    }

    /// <summary>The other hub, with as many clients, sent events as long as the product's.</summary>
    private async Task<DrivenHub> OtherAsync(ServerProcess server, NchanServer? nchan, FanoutRun run)
    {
        using var client = new HttpClient();
        var computers = await client.GetByteArrayAsync(new Uri($"http://{server.Address}/api/agent-data"));
        var other = new DrivenHub(
            Hub.Other(
                nchan is null ? options.Subscribe!.Authority : "nginx with nchan", nchan?.Subscribe ?? options.Subscribe!, nchan?.Publish ?? options.Publish!,
                run.Computers, computers.Length / run.Computers),
            () => nchan?.Processor ?? TimeSpan.Zero);
        await other.OpenAsync(run.Clients);
        return other;
    }

    private string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
