namespace WorkTrack.Domain.Computers;

/// <summary>Whether a computer is there.</summary>
public enum Presence
{
    /// <summary>Nobody knows: the server has just started and has not heard from it yet.</summary>
    Unknown,

    /// <summary>It has not reported for longer than it should.</summary>
    Offline,

    /// <summary>It reports, and says that nobody uses it.</summary>
    Idle,

    /// <summary>It reports.</summary>
    Online,
}
