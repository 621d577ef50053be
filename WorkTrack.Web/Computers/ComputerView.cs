using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Computers;

/// <summary>One computer's day: what its panel shows. Immutable.</summary>
/// <param name="Date">The day.</param>
/// <param name="Minutes">All of its minutes, those to come included.</param>
/// <param name="Figures">What it adds up to.</param>
/// <param name="Pieces">The day, cut where the computer changed, up to now.</param>
/// <param name="Windows">What was in front by title, longest first.</param>
/// <param name="Users">Who used it, longest first.</param>
public sealed record DayView(
    DateOnly Date, MinuteRange Minutes, DayFigures Figures, IReadOnlyList<NamedPiece> Pieces,
    IReadOnlyList<ProgramUsage> Windows, IReadOnlyList<UserUsage> Users);

/// <summary>What was read of one computer at one moment. Immutable.</summary>
/// <param name="Today">The organisation's current day.</param>
/// <param name="Day">The day somebody looks at.</param>
/// <param name="Days">The last days, oldest first, today last.</param>
/// <param name="Programs">What was in front in those days, longest first.</param>
public sealed record ComputerView(DateOnly Today, DayView Day, IReadOnlyList<ComputerDay> Days, IReadOnlyList<ProgramUsage> Programs);
