namespace WorkTrack.Bench.Stores;

/// <summary>Finds programs.</summary>
internal static class ProgramPath
{
    /// <summary>Finds a program on the PATH or among those of the system; null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
