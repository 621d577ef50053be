namespace WorkTrack.Tests.Support;

/// <summary>The databases that everything must work on.</summary>
public enum Store
{
    Sqlite,
    MariaDb,
}
