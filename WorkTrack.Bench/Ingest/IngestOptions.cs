using System.Globalization;

namespace WorkTrack.Bench.Ingest;

/// <summary>What the benchmark of taking reports in is asked for.</summary>
/// <param name="Modes">Which reports: <c>worst</c>, <c>real</c>, <c>fat</c> or <c>all</c>.</param>
/// <param name="Stores">Which databases: <c>sqlite</c>, <c>mariadb</c> or <c>both</c>.</param>
/// <param name="Seconds">How long each of server and bare endpoint is driven.</param>
/// <param name="Connections">Over how many connections.</param>
/// <param name="Server">A folder with the published server; null publishes it.</param>
/// <param name="WithKeys">Whether reports with a key are measured beside the same without, instead of beside the bare endpoint.</param>
internal sealed record IngestOptions(string Modes, string Stores, int Seconds, int Connections, string? Server, bool WithKeys = false)
{
    public const string Usage =
        "       dotnet run -c Release --project WorkTrack.Bench -- ingest [--mode worst|real|fat|all] [--store sqlite|mariadb|both] "
        + "[--seconds 20] [--connections 64] [--server FOLDER] [--keys on|off]";

    /// <summary>How many computers report.</summary>
    public const int Computers = 10_000;

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static IngestOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0] != "ingest")
        {
            return null;
        }

        var values = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var known = values.Keys.All(name => name is "--mode" or "--store" or "--seconds" or "--connections" or "--server" or "--keys");
        return known && Number("--seconds", 20) is { } seconds && Number("--connections", 64) is { } connections
            && values.GetValueOrDefault("--mode", "all") is "worst" or "real" or "fat" or "all"
            && (values.GetValueOrDefault("--keys", "off") is "on" or "off")
            && values.GetValueOrDefault("--store", "both") is "sqlite" or "mariadb" or "both"
            ? new IngestOptions(
                values.GetValueOrDefault("--mode", "all"), values.GetValueOrDefault("--store", "both"), seconds, connections,
                values.GetValueOrDefault("--server"), values.GetValueOrDefault("--keys") == "on")
            : null;

        int? Number(string name, int otherwise) =>
            !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1000 ? number
            : null;
    }
}
