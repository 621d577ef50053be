using System.Globalization;

namespace WorkTrack.Bench.History;

/// <summary>What the benchmark is asked for.</summary>
/// <param name="Computers">How many computers.</param>
/// <param name="Days">How many days of history, the present one included.</param>
/// <param name="Stores">Which databases: <c>sqlite</c>, <c>mariadb</c> or <c>both</c>.</param>
/// <param name="Keep">The folder to leave the databases in, for another run to measure without loading; null to remove them.</param>
internal sealed record HistoryOptions(int Computers, int Days, string Stores, string? Keep)
{
    public const string Usage =
        "usage: dotnet run -c Release --project WorkTrack.Bench -- history [--computers 10000] [--days 365] [--store sqlite|mariadb|both] [--keep FOLDER]";

    /// <summary>Days that the product closes itself, and of which some computers have programs.</summary>
    public const int RecentDays = 30;

    /// <summary>How many teams the computers belong to.</summary>
    public const int Teams = 50;

    private static readonly string[] Databases = ["sqlite", "mariadb", "both"];

    /// <summary>How many computers have programs.</summary>
    public int ComputersWithPrograms => Math.Min(200, Computers);

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static HistoryOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0] != "history")
        {
            return null;
        }

        var values = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var known = values.Keys.All(name => name is "--computers" or "--days" or "--store" or "--keep");
        return known && Number("--computers", 10_000, 1) is { } computers && Number("--days", 365, RecentDays * 2) is { } days
            && values.GetValueOrDefault("--store", "both") is var stores && Databases.Contains(stores)
            ? new HistoryOptions(computers, days, stores, values.GetValueOrDefault("--keep"))
            : null;

        int? Number(string name, int otherwise, int least) =>
            !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
            : null;
    }
}
