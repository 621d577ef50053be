using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>
/// Reads days, programs and users in the organisation's zone. The one source of every total that somebody sees: closed
/// days from their figures, after stale ones were counted again, and open days from their minutes.
/// </summary>
public sealed class UsageReader
{
    private readonly IDatabase _database;

    internal UsageReader(IDatabase database) => _database = database;

    /// <summary>The days of one computer, oldest first, those without a minute included.</summary>
    public Task<IReadOnlyList<ComputerDay>> ComputerDaysAsync(int computer, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        throw new NotImplementedException(_database.Description);

    /// <summary>The days of all computers together, oldest first, those without a minute included.</summary>
    public Task<IReadOnlyList<FleetDay>> FleetDaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>How many active minutes each program had, most first; the program that is not known has no name.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="computer">The computer's key; null for all of them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ProgramUsage>> ProgramsAsync(DateOnly from, DateOnly to, int? computer, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>How many active minutes each window's title had, most first, with its program.</summary>
    public Task<IReadOnlyList<ProgramUsage>> TitlesAsync(DateOnly from, DateOnly to, int computer, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>How many active minutes each user had, most first.</summary>
    public Task<IReadOnlyList<UserUsage>> UsersAsync(DateOnly from, DateOnly to, int? computer, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>One computer's day, cut where it changed; of today, the minutes that have begun.</summary>
    public Task<IReadOnlyList<NamedPiece>> TimelineAsync(int computer, DateOnly day, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>One day of one computer.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="Figures">What it adds up to, and what is known of its quality.</param>
public sealed record ComputerDay(DateOnly Day, DayFigures Figures);

/// <summary>One day of all computers.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="PresentMinutes">Minutes in which they were on.</param>
/// <param name="ActiveMinutes">Minutes in which they were used.</param>
/// <param name="Computers">How many were on at all.</param>
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
