using System.Collections.Immutable;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>A stretch of a day in which a computer was used without a break.</summary>
/// <param name="Minutes">From the first minute of use to the last one, short pauses included.</param>
/// <param name="Active">In how many of them it was used.</param>
public readonly record struct UsageSession(MinuteRange Minutes, long Active)
{
    /// <summary>
    /// The fewest minutes without use in a row that make a break. A counter's report bridges a silence of up to 15 minutes
    /// as use, so nothing shorter than that could be told for every agent.
    /// </summary>
    public const int BreakMinutes = 15;

    /// <summary>Joins minutes of use to sessions: a pause shorter than <see cref="BreakMinutes"/> is a part of one, a longer one is a break between two.</summary>
    /// <remarks>
    /// <code>
    /// use       ####..###.........######.##      . 5 minutes
    /// sessions  [-------]         [-------]
    /// breaks              [-----]
    /// </code>
    /// </remarks>
    /// <param name="active">Minutes in which the computer was used, in order, none of them twice.</param>
    public static ImmutableArray<UsageSession> Of(IEnumerable<MinuteRange> active)
    {
        var sessions = ImmutableArray.CreateBuilder<UsageSession>();
        foreach (var minutes in active.Where(minutes => !minutes.IsEmpty))
        {
            if (sessions is [.., var last] && minutes.First - last.Minutes.End < BreakMinutes)
            {
                sessions[^1] = new UsageSession(MinuteRange.Between(last.Minutes.First, minutes.End), last.Active + minutes.Count);
            }
            else
            {
                sessions.Add(new UsageSession(minutes, minutes.Count));
            }
        }

        return sessions.ToImmutable();
    }

    /// <summary>The breaks: the minutes between a session and the next one.</summary>
    public static ImmutableArray<MinuteRange> Breaks(ImmutableArray<UsageSession> sessions) =>
    [
        .. sessions.Zip(sessions.Skip(1), (before, after) => MinuteRange.Between(before.Minutes.End, after.Minutes.First)),
    ];
}
