using System.Collections.Immutable;
using System.Globalization;
using WorkTrack.Domain.Activity;

namespace WorkTrack.Domain.Ledger;

/// <summary>
/// What the samples of an interval report prove. A sample, moved by its session's clock offset, makes the minutes it
/// touches present. A minute is active, and belongs to a program, when an active sample covers its second :30, which is
/// a fair draw: the expected error is zero, and two programs never share a minute.
/// <code>
///   second      :00        :30        :00        :30        :00
///   active                  [==========================)
///   present     |  minute 1           |  minute 2           |
///   active      |  yes (:30 is in)    |  no (:30 is out)    |
/// </code>
/// </summary>
public static class SampleRule
{
    /// <summary>How long ago a sample may have begun.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>How far in the future a corrected sample may end: what a clock may be off without being corrected.</summary>
    public static readonly TimeSpan MaxFuture = TimeSpan.FromMinutes(2);

    /// <summary>Why a sample cannot be taken; null when it can.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="startedAt">Its start on the server's clock.</param>
    /// <param name="receivedAt">When the server received it.</param>
    public static RefusedSample? Refuse(ActivitySample sample, DateTimeOffset startedAt, DateTimeOffset receivedAt)
    {
        if (sample.Duration < ActivitySample.MinDuration || sample.Duration > ActivitySample.MaxDuration)
        {
            return new RefusedSample(sample.Index, "bad_duration", "duration_ms must be a whole number from 1 to 300000.");
        }

        if (receivedAt - startedAt > MaxAge)
        {
            return new RefusedSample(sample.Index, "too_old", string.Create(
                CultureInfo.InvariantCulture, $"The sample began more than {MaxAge.Days} days ago."));
        }

        return startedAt + sample.Duration - receivedAt > MaxFuture
            ? new RefusedSample(sample.Index, "in_future", string.Create(
                CultureInfo.InvariantCulture, $"The sample ends more than {MaxFuture.Minutes} minutes in the future."))
            : null;
    }

    /// <summary>What the samples of a report prove.</summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="session">The session they were taken in.</param>
    /// <param name="receivedAt">When the server received them.</param>
    public static SampleProof Prove(IEnumerable<ActivitySample> samples, AgentSession session, DateTimeOffset receivedAt)
    {
        var remarked = new List<UsageHour>();
        var taken = new List<PlacedSample>();
        var refused = ImmutableArray<RefusedSample>.Empty;
        foreach (var sample in samples)
        {
            var from = sample.StartedAt + session.Offset;
            if (Refuse(sample, from, receivedAt) is { } refusal)
            {
                refused = refused.Add(refusal);
                remarked.Add(UsageHour.Remarked(from > receivedAt || receivedAt - from > MaxAge ? receivedAt : from, Remarks.SamplesRefused));
            }
            else
            {
                taken.Add(new PlacedSample(sample, from, from + sample.Duration));
            }
        }

        var remarks = session.IsCorrected ? Remarks.ClockCorrected : Remarks.None;
        var hours = new HourStatements();
        var claims = new List<ProgramHour>();
        foreach (var sample in taken)
        {
            AddHours(hours, sample, remarks);
            AddClaims(claims, sample);
        }

        remarked.ForEach(hours.Add);
        return new SampleProof(
            [.. hours.All],
            claims.Count > 1 ? [.. ProgramHour.Together(claims)] : [.. claims],
            taken.Count > 1 ? [.. taken.OrderBy(sample => sample.Until)] : [.. taken],
            refused);
    }

    /// <summary>The minutes a sample touches.</summary>
    private static MinuteRange Touched(PlacedSample sample) =>
        MinuteRange.Between(MinuteRange.MinuteOf(sample.From), MinuteRange.MinuteOf(sample.Until.AddMilliseconds(-1)) + 1);

    /// <summary>The minutes whose second :30 a sample covers.</summary>
    private static MinuteRange Covered(PlacedSample sample)
    {
        // A minute's second :30 lies in [from, until) exactly when the minute, half a minute later, begins there.
        var half = TimeSpan.FromSeconds(30);
        return MinuteRange.Between(MinuteBeginningAt(sample.From - half), MinuteBeginningAt(sample.Until - half));
    }

    /// <summary>The first minute that begins at an instant or later.</summary>
    private static long MinuteBeginningAt(DateTimeOffset instant) => MinuteRange.MinuteOf(instant.AddTicks(TimeSpan.TicksPerMinute - 1));

    private static void AddHours(HourStatements hours, PlacedSample sample, Remarks remarks)
    {
        var touched = Touched(sample);
        hours.AddPresent(touched);
        if (sample.Sample.Activity == UserActivity.Active)
        {
            hours.AddActive(Covered(sample));
        }

        if (remarks != Remarks.None)
        {
            hours.AddRemarks(touched, remarks);
        }
    }

    private static void AddClaims(List<ProgramHour> claims, PlacedSample sample)
    {
        if (sample.Sample is { Activity: UserActivity.Active } said && (said.Program ?? said.Title) is not null)
        {
            claims.AddRange(ProgramHour.From(Covered(sample), new ProgramInFront(said.Program, said.Title)));
        }
    }
}

/// <summary>A sample on the server's clock.</summary>
/// <param name="Sample">What the agent said.</param>
/// <param name="From">Its start.</param>
/// <param name="Until">Its end, which is no longer in it.</param>
public sealed record PlacedSample(ActivitySample Sample, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What the samples of a report prove.</summary>
/// <param name="Hours">The minutes.</param>
/// <param name="Claims">The programs in front.</param>
/// <param name="Taken">The samples that were taken, by their end.</param>
/// <param name="Refused">Those that were not.</param>
public sealed record SampleProof(
    ImmutableArray<UsageHour> Hours, ImmutableArray<ProgramHour> Claims,
    ImmutableArray<PlacedSample> Taken, ImmutableArray<RefusedSample> Refused);
