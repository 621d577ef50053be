using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>
/// How far the days are settled. Days up to <paramref name="ClosedThrough"/> have figures of their own; later ones are
/// counted from their minutes. Days up to <paramref name="FrozenThrough"/> have lost their minutes to retention: their
/// figures stay as they are, in the zone they were counted in. Programs and titles are kept for a shorter time, and
/// settle in the same way.
/// <code>
///   frozen ...... | programs settled | titles settled | closed ... | open ... today
///        FrozenThrough        ProgramsThrough   TitlesThrough  ClosedThrough
/// </code>
/// </summary>
/// <param name="ClosedThrough">The last closed day.</param>
/// <param name="FrozenThrough">The last frozen day; <see cref="DateOnly.MinValue"/> when there is none.</param>
/// <param name="FrozenUntil">The first minute after the frozen days, in the zone they were counted in.</param>
public sealed record DayBooks(DateOnly ClosedThrough, DateOnly FrozenThrough, long FrozenUntil)
{
    /// <summary>The last day whose programs are no longer known by the minute.</summary>
    public DateOnly ProgramsThrough { get; init; }

    /// <summary>The last day whose titles are no longer kept.</summary>
    public DateOnly TitlesThrough { get; init; }

    /// <summary>
    /// The minutes a day is counted from. The first day after the frozen ones takes what is left of their last: after a
    /// change of zone it may begin elsewhere, and no minute that is kept may fall between two days.
    /// </summary>
    public MinuteRange MinutesOf(DateOnly day, OrganisationCalendar calendar)
    {
        var minutes = calendar.MinutesOf(day);
        return day <= FrozenThrough ? MinuteRange.Empty
            : FrozenThrough != DateOnly.MinValue && day == FrozenThrough.AddDays(1) ? MinuteRange.Between(FrozenUntil, minutes.End)
            : MinuteRange.Between(Math.Max(minutes.First, FrozenUntil), minutes.End);
    }
}
