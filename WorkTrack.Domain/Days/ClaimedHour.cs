namespace WorkTrack.Domain.Days;

/// <summary>A claim of a program on the minutes of an hour, by the keys it has in the ledger.</summary>
/// <param name="Hour">The UTC hour, counted from the Unix epoch.</param>
/// <param name="Program">The program's key; 0 when it is not known.</param>
/// <param name="Title">The title's key; 0 when it is not known, or no longer kept.</param>
/// <param name="Mask">The minutes; bit <c>i</c> is minute <c>i</c>.</param>
public readonly record struct ClaimedHour(long Hour, long Program, long Title, ulong Mask);

/// <summary>How many active minutes a program and title had.</summary>
/// <param name="Program">The program's key; 0 when it is not known.</param>
/// <param name="Title">The title's key; 0 when it is not known, or no longer kept.</param>
/// <param name="Minutes">How many, at least 1.</param>
public readonly record struct ProgramMinutes(long Program, long Title, int Minutes);
