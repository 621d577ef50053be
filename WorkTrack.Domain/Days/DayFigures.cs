using System.Collections.Immutable;
using System.Numerics;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>What one computer's day adds up to.</summary>
/// <param name="Present">Minutes in which it was on.</param>
/// <param name="Active">Minutes in which it was used.</param>
/// <param name="First">The first minute in which it was on, counted from the Unix epoch; null when there is none.</param>
/// <param name="Last">The last such minute.</param>
/// <param name="Remarks">What is known of the day's quality; the two of a gap only together, for a gap inside the day.</param>
public sealed record DayFigures(int Present, int Active, long? First, long? Last, Remarks Remarks)
{
    /// <summary>A day of which nothing is known.</summary>
    public static DayFigures Empty { get; } = new(0, 0, null, null, Remarks.None);

    /// <summary>Whether nothing is known of the day.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>Figures that were counted before. Without a minute present the first and the last say nothing.</summary>
    public static DayFigures Stored(int present, int active, long first, long last, Remarks remarks) =>
        new(present, active, present == 0 ? null : first, present == 0 ? null : last, remarks);

    /// <summary>Counts a day.</summary>
    /// <param name="day">The day's minutes.</param>
    /// <param name="hours">The computer's hours; those outside of the day, or parts of them, are passed over.</param>
    public static DayFigures Of(MinuteRange day, IEnumerable<UsageHour> hours)
    {
        var (present, active, first, last, remarks) = (0, 0, (long?)null, (long?)null, Remarks.None);
        var (gapBegan, gapInside) = (false, false);
        foreach (var hour in hours.OrderBy(hour => hour.Hour))
        {
            var inside = hour.Within(day);
            if (inside.Present != 0)
            {
                first ??= HourBits.FirstMinuteOf(hour.Hour) + BitOperations.TrailingZeroCount(inside.Present);
                last = HourBits.FirstMinuteOf(hour.Hour) + 63 - BitOperations.LeadingZeroCount(inside.Present);
            }

            present += BitOperations.PopCount(inside.Present);
            active += BitOperations.PopCount(inside.Active);
            remarks |= inside.Remarks;

            // A gap counts where both of its ends are in the day: every night begins one and ends one.
            gapBegan |= inside.Remarks.HasFlag(Remarks.GapBegins);
            gapInside |= gapBegan && inside.Remarks.HasFlag(Remarks.GapEnds);
        }

        const Remarks Gap = Remarks.GapBegins | Remarks.GapEnds;
        return new DayFigures(present, active, first, last, gapInside ? remarks | Gap : remarks & ~Gap);
    }

    /// <summary>
    /// Shares a day's active minutes out among programs: each to the lowest keys that claim it, the rest to the program
    /// that is not known. So they add up to the active minutes whatever was claimed.
    /// </summary>
    /// <param name="day">The day's minutes.</param>
    /// <param name="hours">The computer's hours.</param>
    /// <param name="claims">What was claimed of them.</param>
    /// <returns>By program, then title.</returns>
    public static ImmutableArray<ProgramMinutes> Programs(MinuteRange day, IEnumerable<UsageHour> hours, IEnumerable<ClaimedHour> claims) =>
    [
        .. Shares(day, hours, claims)
            .GroupBy(share => (share.Program, share.Title), share => BitOperations.PopCount(share.Mask))
            .Select(minutes => new ProgramMinutes(minutes.Key.Program, minutes.Key.Title, minutes.Sum()))
            .OrderBy(share => (share.Program, share.Title)),
    ];

    /// <summary>
    /// Fits shares that can no longer be counted to another number of active minutes: after a change of zone a day may
    /// have gained some, which belong to the program that is not known, or lost some, which that one gives up first and
    /// then the one with most.
    /// </summary>
    /// <param name="shares">The shares.</param>
    /// <param name="active">What they are to add up to, 0 or more.</param>
    public static ImmutableArray<ProgramMinutes> Fit(IEnumerable<ProgramMinutes> shares, int active)
    {
        var fitted = shares.OrderByDescending(share => share.Program == NameKey.Unknown).ThenByDescending(share => share.Minutes).ToList();
        var surplus = fitted.Sum(share => share.Minutes) - active;
        if (surplus < 0)
        {
            fitted = [.. fitted.Append(new ProgramMinutes(NameKey.Unknown, NameKey.Unknown, -surplus))
                .GroupBy(share => (share.Program, share.Title))
                .Select(same => new ProgramMinutes(same.Key.Program, same.Key.Title, same.Sum(share => share.Minutes)))];
        }

        for (var i = 0; surplus > 0; i++)
        {
            var given = Math.Min(surplus, fitted[i].Minutes);
            fitted[i] = fitted[i] with { Minutes = fitted[i].Minutes - given };
            surplus -= given;
        }

        return [.. fitted.Where(share => share.Minutes > 0).OrderBy(share => (share.Program, share.Title))];
    }

    /// <summary>The same by hour: which minutes went to whom. No minute is in two of them.</summary>
    internal static IEnumerable<ClaimedHour> Shares(MinuteRange day, IEnumerable<UsageHour> hours, IEnumerable<ClaimedHour> claims)
    {
        var byHour = claims.ToLookup(claim => claim.Hour);
        foreach (var hour in hours)
        {
            var left = hour.Within(day).Active;
            foreach (var claim in byHour[hour.Hour].OrderBy(claim => (claim.Program, claim.Title)))
            {
                var share = claim.Mask & left;
                left &= ~share;
                if (share != 0)
                {
                    yield return claim with { Mask = share };
                }
            }

            if (left != 0)
            {
                yield return new ClaimedHour(hour.Hour, NameKey.Unknown, NameKey.Unknown, left);
            }
        }
    }
}
