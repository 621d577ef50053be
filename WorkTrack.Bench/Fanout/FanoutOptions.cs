using System.Globalization;

namespace WorkTrack.Bench.Fanout;

/// <summary>What the benchmark of the stream is asked for.</summary>
/// <param name="Only">Which of the targets; null for all of them.</param>
/// <param name="Own">A run instead of the targets; null for none.</param>
/// <param name="Store">Which database: <c>sqlite</c> or <c>mariadb</c>.</param>
/// <param name="Seconds">How long each hub is driven.</param>
/// <param name="Subscribe">What clients of another hub ask for; null for nchan's.</param>
/// <param name="Publish">Where the other hub's messages are posted.</param>
/// <param name="Server">A folder with the published server; null publishes it.</param>
internal sealed record FanoutOptions(
    string? Only, FanoutRun? Own, string Store, int Seconds, Uri? Subscribe, Uri? Publish, string? Server)
{
    public const string Usage =
        "       dotnet run -c Release --project WorkTrack.Bench -- fanout [--only delta|crowd|stalled|full|idle|board] [--store sqlite|mariadb] [--seconds 12] "
        + "[--server FOLDER]\n"
        + "         or, instead of the targets: [--clients 200] [--rate 20] [--computers 1000] [--mode delta|full] [--stalled 0] "
        + "[--compare nchan | --subscribe-url URL --publish-url URL]";

    private static readonly string[] OfTargets = ["--only", "--store", "--seconds", "--server"];
    private static readonly string[] OfRun = ["--clients", "--rate", "--computers", "--mode", "--stalled", "--compare", "--subscribe-url", "--publish-url"];

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static FanoutOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0] != "fanout")
        {
            return null;
        }

        var values = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var isRun = values.Keys.Any(OfRun.Contains);
        var compares = values.ContainsKey("--compare") || values.ContainsKey("--subscribe-url");
        var sense = values.Keys.All(name => OfTargets.Contains(name) || OfRun.Contains(name)) && !(isRun && values.ContainsKey("--only"))
            && values.GetValueOrDefault("--only", "idle") is "delta" or "crowd" or "stalled" or "full" or "idle" or "board"
            && values.GetValueOrDefault("--store", "sqlite") is "sqlite" or "mariadb"
            && values.GetValueOrDefault("--mode", "full") is "full" or "delta"
            && values.GetValueOrDefault("--compare", "nchan") == "nchan"
            && values.ContainsKey("--subscribe-url") == values.ContainsKey("--publish-url");
        return sense && Number("--seconds", 12) is { } seconds && Number("--clients", 200) is { } clients && Number("--rate", 20) is { } rate
            && Number("--computers", 1000) is { } computers && Number("--stalled", 0, least: 0) is { } stalled
            && Address("--subscribe-url", out var subscribe) && Address("--publish-url", out var publish)
            ? new FanoutOptions(
                values.GetValueOrDefault("--only"),
                isRun ? new FanoutRun("own", clients, rate, computers, values.GetValueOrDefault("--mode", "delta"), stalled, compares) : null,
                values.GetValueOrDefault("--store", "sqlite"), seconds, subscribe, publish, values.GetValueOrDefault("--server"))
            : null;

        int? Number(string name, int otherwise, int least = 1) =>
            !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= 100_000 ? number
            : null;

        bool Address(string name, out Uri? address)
        {
            address = null;
            return !values.TryGetValue(name, out var text) || (Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttp);
        }
    }
}
