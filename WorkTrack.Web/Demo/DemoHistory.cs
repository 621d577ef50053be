using System.Collections.Immutable;
using Bogus;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Demo;

/// <summary>What one computer did on the days before today.</summary>
/// <param name="Present">When it was on, in order.</param>
/// <param name="Active">When it was used, in order.</param>
/// <param name="Claims">What was in front meanwhile.</param>
internal sealed record DemoHistory(ImmutableArray<MinuteRange> Present, ImmutableArray<MinuteRange> Active, ImmutableArray<ProgramHour> Claims)
{
    /// <summary>How many days it goes back.</summary>
    public const int Days = 30;

    private const int SeedsPerComputer = 10_000_000;

    /// <summary>When the computer was switched on for the first time.</summary>
    public DateTimeOffset FirstAt => MinuteRange.StartOf(Present[0].First);

    /// <summary>The last minute it was heard in.</summary>
    public DateTimeOffset LastAt => MinuteRange.StartOf(Present[^1].End - 1);

    /// <summary>The same, hour by hour.</summary>
    public ImmutableArray<UsageHour> Hours => [.. UsageHour.From(Present, Active)];

    /// <summary>Makes up a computer's days before <paramref name="today"/>. A given date is the same whenever the demo is started.</summary>
    public static DemoHistory Of(DemoComputer computer, OrganisationCalendar calendar, DateOnly today)
    {
        var days = Enumerable.Range(1, Days).Reverse().Select(back => today.AddDays(-back)).Select(day => DemoWorkday.Create(
            computer.Habits, day.DayOfWeek, calendar.MinutesOf(day),
            new Randomizer((computer.Index * SeedsPerComputer) + day.DayNumber))).ToList();
        return new DemoHistory(
            [.. days.SelectMany(day => day.Present)],
            [.. days.SelectMany(day => day.Active)],
            [.. days.SelectMany(day => day.Active.SelectMany(stretch => DemoFronts.Of(computer, stretch)))]);
    }

    /// <summary>
    /// What the ledger has to keep. There is no counter in it: the agent's first report today is the first one the
    /// counter rule sees, so it is the one that vouches for the hours before the demo was started.
    /// </summary>
    /// <param name="registered">The computer as it was registered.</param>
    /// <param name="profile">What it says of itself.</param>
    public LedgerEntry ToEntry(Computer registered, ComputerProfile profile)
    {
        var after = registered with { Profile = profile, LastSeenAt = LastAt };
        var user = profile.UserName is { } name ? new UserSince(Present[0].First, name) : null;
        return new LedgerEntry(after, Hours, IsNews: true) { Claims = Claims, NewUser = user };
    }
}
