using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Usage;

/// <summary>The days of one computer.</summary>
/// <param name="Id">The computer.</param>
/// <param name="TimeZone">The zone whose midnight divides the days.</param>
/// <param name="Days">The days, oldest first, those without a minute included.</param>
internal sealed record ComputerDayList(string Id, string TimeZone, IReadOnlyList<ComputerDaySummary> Days);

/// <summary>One day of one computer.</summary>
/// <param name="Day">The day.</param>
/// <param name="PresentMinutes">Minutes in which it was on.</param>
/// <param name="ActiveMinutes">Minutes in which it was used.</param>
/// <param name="First">The first minute in which it was on; null when there is none.</param>
/// <param name="Last">The last minute in which it was on.</param>
/// <param name="Complete">Whether nothing is known to be missing or unsure.</param>
/// <param name="Quality">What is known to be missing or unsure.</param>
internal sealed record ComputerDaySummary(
    DateOnly Day, int PresentMinutes, int ActiveMinutes, DateTimeOffset? First, DateTimeOffset? Last, bool Complete,
    IReadOnlyList<QualityCode> Quality)
{
    /// <summary>Puts a day into the wire's words.</summary>
    public static ComputerDaySummary Of(ComputerDay day)
    {
        var quality = Usage.Quality.Of(day.Figures.Remarks);
        return new ComputerDaySummary(
            day.Day, day.Figures.Present, day.Figures.Active, StartOf(day.Figures.First), StartOf(day.Figures.Last), quality.IsEmpty, quality);
    }

    private static DateTimeOffset? StartOf(long? minute) => minute is { } known ? MinuteRange.StartOf(known) : null;
}

/// <summary>A computer's day, cut where the computer changed.</summary>
/// <param name="Id">The computer.</param>
/// <param name="Day">The day.</param>
/// <param name="TimeZone">The zone whose midnight divides the days.</param>
/// <param name="Pieces">The pieces, without a hole between them; of the current day, up to the minute that has begun.</param>
internal sealed record ComputerTimeline(string Id, DateOnly Day, string TimeZone, IReadOnlyList<TimelineSlice> Pieces);

/// <summary>A time in which a computer was the same.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, which is the start of the next one.</param>
/// <param name="State">Whether the computer was used, on, or neither.</param>
/// <param name="Program">The program in front; null when it is not known or nothing was.</param>
/// <param name="Title">The window's title; null when it is not known or no longer kept.</param>
internal sealed record TimelineSlice(DateTimeOffset From, DateTimeOffset To, TimelineState State, string? Program, string? Title)
{
    /// <summary>Puts a piece into the wire's words.</summary>
    public static TimelineSlice Of(NamedPiece piece) => new(
        MinuteRange.StartOf(piece.Minutes.First), MinuteRange.StartOf(piece.Minutes.End), piece.State, piece.Program, piece.Title);
}

/// <summary>The days of all computers together.</summary>
/// <param name="TimeZone">The zone whose midnight divides the days.</param>
/// <param name="Days">The days, oldest first, those without a minute included.</param>
internal sealed record FleetDayList(string TimeZone, IReadOnlyList<FleetDaySummary> Days);

/// <summary>One day of all computers together.</summary>
/// <param name="Day">The day.</param>
/// <param name="PresentMinutes">Minutes in which they were on.</param>
/// <param name="ActiveMinutes">Minutes in which they were used.</param>
/// <param name="Computers">How many of them anything is known of.</param>
internal sealed record FleetDaySummary(DateOnly Day, long PresentMinutes, long ActiveMinutes, int Computers);

/// <summary>What was in front.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Programs">The programs, most used first. They add up to the active minutes of these days.</param>
internal sealed record ProgramUsageList(DateOnly From, DateOnly To, IReadOnlyList<ProgramSummary> Programs);

/// <summary>How long a program was in front.</summary>
/// <param name="Program">Its name; null for the time of which no program is known.</param>
/// <param name="ActiveMinutes">Active minutes.</param>
internal sealed record ProgramSummary(string? Program, long ActiveMinutes);

/// <summary>Who used computers.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Users">The users, most active first. They add up to the active minutes of these days.</param>
internal sealed record UserList(DateOnly From, DateOnly To, IReadOnlyList<UserSummary> Users);

/// <summary>How long somebody used computers.</summary>
/// <param name="User">The user's name; null for the time of which no user is known.</param>
/// <param name="ActiveMinutes">Active minutes.</param>
internal sealed record UserSummary(string? User, long ActiveMinutes);
