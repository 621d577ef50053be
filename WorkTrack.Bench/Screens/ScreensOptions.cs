using System.Globalization;

namespace WorkTrack.Bench.Screens;

/// <summary>What the benchmark of the pages is asked for.</summary>
/// <param name="Only">Which of the measures: <c>changes</c>, <c>circuits</c> or <c>fleet</c>; null for all of them.</param>
/// <param name="Computers">How many computers change.</param>
/// <param name="Circuits">How many circuits render the same dashboard beside the one that is watched.</param>
/// <param name="Seconds">How long changes are watched.</param>
/// <param name="Store">Which database: <c>sqlite</c> or <c>mariadb</c>.</param>
/// <param name="Server">A folder with the published server; null publishes it.</param>
internal sealed record ScreensOptions(string? Only, int Computers, int Circuits, int Seconds, string Store, string? Server)
{
    public const string Usage =
        "       dotnet run -c Release --project WorkTrack.Bench -- screens [--only changes|circuits|fleet] [--computers 1000] [--circuits 9] "
        + "[--seconds 30] [--store sqlite|mariadb] [--server FOLDER]";

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static ScreensOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0] != "screens")
        {
            return null;
        }

        var values = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return values.Keys.All(name => name is "--only" or "--computers" or "--circuits" or "--seconds" or "--store" or "--server")
            && values.GetValueOrDefault("--only", "fleet") is "changes" or "circuits" or "fleet"
            && values.GetValueOrDefault("--store", "sqlite") is "sqlite" or "mariadb"
            && Number("--computers", 1000) is { } computers && Number("--circuits", 9) is { } circuits && Number("--seconds", 30) is { } seconds
            ? new ScreensOptions(
                values.GetValueOrDefault("--only"), computers, circuits, seconds, values.GetValueOrDefault("--store", "sqlite"), values.GetValueOrDefault("--server"))
            : null;

        int? Number(string name, int otherwise) =>
            !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 20_000 ? number
            : null;
    }
}
