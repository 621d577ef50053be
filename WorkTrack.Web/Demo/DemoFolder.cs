namespace WorkTrack.Web.Demo;

/// <summary>Where the demo keeps its database, apart from any real one.</summary>
/// <param name="Path">The folder.</param>
internal sealed record DemoFolder(string Path)
{
    /// <summary>What the folder is called, inside the data directory.</summary>
    public const string Name = "demo";

    private static readonly string[] Files = ["worktrack.db", "worktrack.db-wal", "worktrack.db-shm"];

    /// <summary>Deletes the database that an earlier demo left, and nothing else. Nobody may have it open.</summary>
    public void Clear()
    {
        foreach (var file in Files.Select(name => System.IO.Path.Combine(Path, name)).Where(File.Exists))
        {
            File.Delete(file);
        }
    }
}
