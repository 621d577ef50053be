namespace WorkTrack.Web.Computers;

/// <summary>A part of some active minutes.</summary>
/// <param name="Name">Whose they are.</param>
/// <param name="Note">What more there is to say; null for nothing.</param>
/// <param name="Minutes">How many.</param>
public sealed record Share(string Name, string? Note, long Minutes);
