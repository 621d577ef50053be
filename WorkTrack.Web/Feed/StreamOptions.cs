namespace WorkTrack.Web.Feed;

/// <summary>Limits of the streams. Section <c>WorkTrack:Stream</c>.</summary>
public sealed class StreamOptions
{
    /// <summary>How many streams one user may have open; 10 by default, 0 for no limit.</summary>
    public int PerUser { get; set; } = 10;

    /// <summary>How many streams may be open altogether, at least 1; 2,000 by default.</summary>
    public int Total { get; set; } = 2000;

    /// <summary>After how many seconds a stream ends, so that its client comes back; at least 10, give or take a tenth; 600 by default.</summary>
    public int LifetimeSeconds { get; set; } = 600;

    /// <summary>After how many seconds a client that takes nothing is disconnected, at least 1; 10 by default.</summary>
    public int StalledSeconds { get; set; } = 10;

    /// <summary>How many megabytes a second the full streams together may send, at least 1; 250 by default.</summary>
    public int FullMegabytesPerSecond { get; set; } = 250;

    /// <summary>What <see cref="IsValid"/> asks for.</summary>
    internal const string Rule =
        "WorkTrack:Stream: PerUser must be 0 (no limit) or more, Total, StalledSeconds and FullMegabytesPerSecond at least 1, LifetimeSeconds at least 10.";

    /// <summary>Whether the server can keep to it.</summary>
    internal bool IsValid => PerUser >= 0 && Total >= 1 && LifetimeSeconds >= 10 && StalledSeconds >= 1 && FullMegabytesPerSecond >= 1;
}
