using System.Collections.Immutable;

namespace WorkTrack.Domain.Activity;

/// <summary>What an agent saw for a while: a state that held from a start for a duration measured on a clock that is never set.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="StartedAt">When it began, on the device's own clock.</param>
/// <param name="Duration">How long it held.</param>
/// <param name="Activity">What the person did.</param>
/// <param name="Program">The program in front, clean; null when none was, or the agent did not say.</param>
/// <param name="Title">Its window's title, clean.</param>
public sealed record ActivitySample(
    int Index, DateTimeOffset StartedAt, TimeSpan Duration, UserActivity Activity, string? Program, string? Title)
{
    /// <summary>The shortest duration of a sample.</summary>
    public static readonly TimeSpan MinDuration = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest duration of a sample; whatever lasted longer is unknown and counts nothing.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(5);
}

/// <summary>The samples of one interval report.</summary>
/// <param name="SessionId">The run of the agent, and of its clock, in which they were taken.</param>
/// <param name="SentAt">When the agent sent the report, on the device's own clock.</param>
/// <param name="Samples">Those that could be read.</param>
/// <param name="Unreadable">Those that could not.</param>
public sealed record SampleBatch(
    string SessionId, DateTimeOffset SentAt, ImmutableArray<ActivitySample> Samples, ImmutableArray<RefusedSample> Unreadable);

/// <summary>A sample that was not taken, and will never be.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="Code">Why, for programs.</param>
/// <param name="Message">Why, for people.</param>
public sealed record RefusedSample(int Index, string Code, string Message);
