using WorkTrack.Domain.Computers;

namespace WorkTrack.Domain.Ledger;

/// <summary>A program and its window's title, as they were in front. Null means that it is not known.</summary>
/// <param name="Program">The program's name.</param>
/// <param name="Title">The title.</param>
public readonly record struct ProgramInFront(string? Program, string? Title)
{
    /// <summary>Of a window that an agent named; null when there is nothing to tell it by.</summary>
    public static ProgramInFront? Of(ActiveWindow? window) =>
        window is null || (window.Program ?? window.Path ?? window.Title) is null
            ? null
            : new ProgramInFront(window.Program ?? FileName(window.Path), window.Title);

    // The path as an agent on any system writes it, so not by this system's rules.
    private static string? FileName(string? path) =>
        path?.Split('/', '\\').Last() is { Length: > 0 } name ? CleanText.Clean(name, RunningProgram.MaxNameLength) : null;
}

/// <summary>
/// The minutes of an hour in which a program is said to have been in front. It counts where the minute was active, and a
/// minute that several claim belongs to the one with the lowest keys; so the order of claims never matters.
/// </summary>
/// <param name="Hour">The UTC hour, counted from the Unix epoch.</param>
/// <param name="Front">What was in front.</param>
/// <param name="Mask">The minutes; bit <c>i</c> is minute <c>i</c>.</param>
public readonly record struct ProgramHour(long Hour, ProgramInFront Front, ulong Mask)
{
    /// <summary>Cuts a range of minutes into hours.</summary>
    public static IEnumerable<ProgramHour> From(MinuteRange range, ProgramInFront front) =>
        range.ByHour().Select(bits => new ProgramHour(bits.Hour, front, bits.Bits));

    /// <summary>Merges claims of the same program on the same hour.</summary>
    public static IEnumerable<ProgramHour> Together(IEnumerable<ProgramHour> claims) =>
        claims.GroupBy(claim => (claim.Hour, claim.Front))
            .Select(same => same.Aggregate((a, b) => a with { Mask = a.Mask | b.Mask }));
}
