namespace WorkTrack.Tests.Support;

/// <summary>A folder that goes when the test does.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("worktrack-").FullName;

    // Pooled connections may keep files open that have no name any more. Clearing all pools would pull connections away
    // from under the servers of other tests.
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
