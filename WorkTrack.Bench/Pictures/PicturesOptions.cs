namespace WorkTrack.Bench.Pictures;

/// <summary>Where the pictures of the README go.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Server">A folder with the published server; null publishes it.</param>
internal sealed record PicturesOptions(string Folder, string? Server)
{
    public const string Usage =
        "       dotnet run -c Release --project WorkTrack.Bench -- pictures --to docs/images [--server FOLDER]";

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static PicturesOptions? Parse(string[] args) => args switch
    {
        ["pictures", "--to", var folder] => new PicturesOptions(folder, null),
        ["pictures", "--to", var folder, "--server", var server] => new PicturesOptions(folder, server),
        _ => null,
    };
}
