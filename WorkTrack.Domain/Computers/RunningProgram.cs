namespace WorkTrack.Domain.Computers;

/// <summary>A program that runs on a computer.</summary>
/// <param name="Name">Its name, clean, at most 255 characters.</param>
/// <param name="ProcessId">The operating system's number for it, when the agent said.</param>
/// <param name="Path">Where it lies, clean, at most 1,024 characters.</param>
/// <param name="StartTime">When it started, in the agent's words: a local time without a zone, to show and never to compute with.</param>
public sealed record RunningProgram(string Name, long? ProcessId, string? Path, string? StartTime)
{
    /// <summary>The most characters of a program's name.</summary>
    public const int MaxNameLength = 255;

    /// <summary>The most characters of a program's path.</summary>
    public const int MaxPathLength = 1024;

    /// <summary>The most characters of a time in the agent's words.</summary>
    public const int MaxTimeLength = 40;

    /// <summary>Its name.</summary>
    public string Name { get; } = SharedText.Of(Name)!;

    /// <summary>Where it lies, when the agent said.</summary>
    public string? Path { get; } = SharedText.Of(Path);

    /// <summary>Cleans what an agent sent; a program without a name is shown by its path, and one without either is none.</summary>
    public static RunningProgram? Create(string? name, long? processId = null, string? path = null, string? startTime = null)
    {
        var cleanPath = CleanText.Clean(path, MaxPathLength);
        var cleanName = CleanText.Clean(name, MaxNameLength) ?? CleanText.Clean(cleanPath, MaxNameLength);
        return cleanName is null
            ? null
            : new RunningProgram(cleanName, processId, cleanPath, CleanText.Clean(startTime, MaxTimeLength));
    }
}
