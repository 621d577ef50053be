using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Bench.History;

/// <summary>A clock that stands still on the organisation's present day.</summary>
/// <param name="calendar">The organisation's days.</param>
internal sealed class BenchClock(OrganisationCalendar calendar) : TimeProvider
{
    /// <summary>The present day, of which all but the last minute has passed.</summary>
    public DateOnly Today { get; set; }

    public override DateTimeOffset GetUtcNow() => MinuteRange.StartOf(calendar.MinutesOf(Today).End - 1);
}
