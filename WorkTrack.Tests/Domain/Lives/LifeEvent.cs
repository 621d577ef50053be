using WorkTrack.Domain.Activity;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>How a server comes back.</summary>
internal enum Return
{
    /// <summary>It was there all the time, but could not store anything.</summary>
    Recovered,

    /// <summary>It was stopped in peace and started again.</summary>
    Restarted,

    /// <summary>It was killed and started again.</summary>
    Crashed,
}

/// <summary>Something that happens to the server in the life of a computer.</summary>
internal abstract record LifeEvent(DateTimeOffset At);

/// <summary>A report comes in.</summary>
internal sealed record Arrival(DateTimeOffset At, ActivityReport Report) : LifeEvent(At);

/// <summary>From now on no report can be taken.</summary>
internal sealed record ServerDown(DateTimeOffset At) : LifeEvent(At);

/// <summary>Reports can be taken again.</summary>
internal sealed record ServerUp(DateTimeOffset At, Return How) : LifeEvent(At);
