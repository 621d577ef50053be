using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>One day of one computer.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="Figures">What it adds up to, and what is known of its quality.</param>
public sealed record ComputerDay(DateOnly Day, DayFigures Figures);

/// <summary>One day of all computers.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="PresentMinutes">Minutes in which they were on.</param>
/// <param name="ActiveMinutes">Minutes in which they were used.</param>
/// <param name="Computers">How many of them something is known of.</param>
public sealed record FleetDay(DateOnly Day, long PresentMinutes, long ActiveMinutes, int Computers);

/// <summary>How long something was in front.</summary>
/// <param name="Program">The program's name; null when it is not known.</param>
/// <param name="Title">The window's title; null when it is not known, no longer kept, or not asked for.</param>
/// <param name="Minutes">Active minutes.</param>
public sealed record ProgramUsage(string? Program, string? Title, long Minutes);

/// <summary>How long somebody used computers.</summary>
/// <param name="User">The user's name; null when it is not known.</param>
/// <param name="ActiveMinutes">Active minutes.</param>
public sealed record UserUsage(string? User, long ActiveMinutes);

/// <summary>Minutes in a row in which a computer was the same.</summary>
/// <param name="Minutes">The minutes.</param>
/// <param name="State">What it was.</param>
/// <param name="Program">The program in front; null when it is not known or nothing was.</param>
/// <param name="Title">The window's title.</param>
public sealed record NamedPiece(MinuteRange Minutes, TimelineState State, string? Program, string? Title);
