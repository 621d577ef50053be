namespace WorkTrack.Domain.Computers;

/// <summary>The window in front. Every text is clean; null means the agent did not say.</summary>
/// <param name="Title">The window's title, at most 512 characters.</param>
/// <param name="Program">The program's name, at most 255 characters.</param>
/// <param name="Path">Where the program lies, at most 1,024 characters.</param>
public sealed record ActiveWindow(string? Title, string? Program, string? Path)
{
    /// <summary>The most characters of <see cref="Title"/>.</summary>
    public const int MaxTitleLength = 512;

    /// <summary>Cleans what an agent sent; null when nothing is left of it.</summary>
    public static ActiveWindow? Create(string? title, string? program, string? path)
    {
        var window = new ActiveWindow(
            CleanText.Clean(title, MaxTitleLength),
            SharedText.Of(CleanText.Clean(program, RunningProgram.MaxNameLength)),
            SharedText.Of(CleanText.Clean(path, RunningProgram.MaxPathLength)));
        return window is (null, null, null) ? null : window;
    }
}
