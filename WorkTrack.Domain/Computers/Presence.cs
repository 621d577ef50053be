using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>Whether a computer is there.</summary>
public enum Presence
{
    /// <summary>Nobody knows: the server was away and has not heard from it since.</summary>
    Unknown,

    /// <summary>It has not reported for longer than it should.</summary>
    Offline,

    /// <summary>It reports, and says that nobody uses it.</summary>
    Idle,

    /// <summary>It reports.</summary>
    Online,
}

/// <summary>
/// Says whether a computer is there. It is while its last report is younger than 2.5 times its usual interval, at least
/// 2 min. After a server has been away it is unknown until it is heard, or has been silent for that long: that nobody
/// listened never makes it look offline.
/// </summary>
public static class PresenceRule
{
    /// <summary>Applies the rule.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="uptime">When servers could take reports.</param>
    /// <param name="now">The time.</param>
    public static Presence Of(Computer computer, ServerUptime uptime, DateTimeOffset now)
    {
        // While nobody listens, what was last known stands.
        var listened = uptime.DownSince is { } down && down < now ? down : now;
        var window = computer.Rhythm.OnlineWindow;
        if (computer.LastSeenAt >= uptime.UpSince)
        {
            return listened - computer.LastSeenAt >= window ? Presence.Offline : IsIdle(computer.User, window, now) ? Presence.Idle : Presence.Online;
        }

        return listened - uptime.UpSince >= window ? Presence.Offline : Presence.Unknown;
    }

    /// <summary>When the clock alone may change the rule's answer, as long as the computer is not heard and the uptime stays; the end of time when it cannot.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="uptime">When servers could take reports.</param>
    /// <param name="now">The time the rule was applied for.</param>
    public static DateTimeOffset NextChange(Computer computer, ServerUptime uptime, DateTimeOffset now)
    {
        var window = computer.Rhythm.OnlineWindow;
        var silent = (computer.LastSeenAt >= uptime.UpSince ? computer.LastSeenAt : uptime.UpSince) + window;
        var next = silent > now ? silent : DateTimeOffset.MaxValue;
        return computer.User is { } user && user.At + window is var unsaid && unsaid > now && unsaid < next ? unsaid : next;
    }

    /// <summary>A statement counts for as long as a report does: a computer may also have an agent that never says.</summary>
    private static bool IsIdle(UserState? user, TimeSpan window, DateTimeOffset now) =>
        user is { Activity: not UserActivity.Active } && now - user.At < window;
}
