namespace WorkTrack.Tests.Support;

/// <summary>A folder that goes when the test does.</summary>
internal sealed class TempFolder : IDisposable
{
    private TempFolder(string path) => Path = path;

    public TempFolder()
        : this(Directory.CreateTempSubdirectory("worktrack-").FullName)
    {
    }

    public string Path { get; }

    /// <summary>One that is on a disk wherever temporary folders are: MariaDB takes what lies in memory for memory that keeps everything, and flushes nothing there.</summary>
    public static TempFolder OnDisk() => new(Directory.CreateDirectory($"/var/tmp/worktrack-{Guid.NewGuid():N}").FullName);

    // Pooled connections may keep files open that have no name any more. Clearing all pools would pull connections away
    // from under the servers of other tests.
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
