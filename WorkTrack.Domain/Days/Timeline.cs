using System.Collections.Immutable;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>What a computer was in a piece of a day.</summary>
public enum TimelineState
{
    /// <summary>It was off, asleep or not heard.</summary>
    Off,

    /// <summary>It was on and not used.</summary>
    Idle,

    /// <summary>It was used.</summary>
    Active,
}

/// <summary>Minutes in a row in which a computer was the same.</summary>
/// <param name="Minutes">The minutes.</param>
/// <param name="State">What it was.</param>
/// <param name="Program">The key of the program in front; 0 when it is not known or nothing was.</param>
/// <param name="Title">The key of its title.</param>
public readonly record struct TimelinePiece(MinuteRange Minutes, TimelineState State, long Program, long Title);

/// <summary>A day, cut where the computer changed.</summary>
public static class Timeline
{
    /// <summary>Cuts a day.</summary>
    /// <param name="day">The day's minutes, or those of it that have passed.</param>
    /// <param name="hours">The computer's hours.</param>
    /// <param name="claims">What was claimed of them.</param>
    /// <returns>Pieces without a hole between them that cover the day; none for a day without minutes.</returns>
    public static ImmutableArray<TimelinePiece> Cut(MinuteRange day, IReadOnlyCollection<UsageHour> hours, IEnumerable<ClaimedHour> claims)
    {
        var known = hours.ToDictionary(hour => hour.Hour, hour => hour.Within(day));
        var shares = DayFigures.Shares(day, hours, claims).ToLookup(share => share.Hour);
        var pieces = ImmutableArray.CreateBuilder<TimelinePiece>();
        for (var minute = day.First; minute < day.End; minute++)
        {
            var next = At(minute);
            if (pieces is [.., var last] && last with { Minutes = next.Minutes } == next)
            {
                pieces[^1] = last with { Minutes = last.Minutes with { Count = last.Minutes.Count + 1 } };
            }
            else
            {
                pieces.Add(next);
            }
        }

        return pieces.ToImmutable();

        TimelinePiece At(long minute)
        {
            var hour = HourBits.HourOf(minute);
            var bit = 1UL << (int)(minute - HourBits.FirstMinuteOf(hour));
            var usage = known.GetValueOrDefault(hour);
            var only = new MinuteRange(minute, 1);
            if ((usage.Active & bit) == 0)
            {
                return new TimelinePiece(only, (usage.Present & bit) == 0 ? TimelineState.Off : TimelineState.Idle, NameKey.Unknown, NameKey.Unknown);
            }

            var share = shares[hour].First(share => (share.Mask & bit) != 0);
            return new TimelinePiece(only, TimelineState.Active, share.Program, share.Title);
        }
    }
}
