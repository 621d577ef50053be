namespace WorkTrack.Web.Live;

/// <summary>When a computer counts as gone. Section <c>WorkTrack:Presence</c>.</summary>
public sealed class PresenceOptions
{
    /// <summary>How long a computer may be silent before it is shown as offline; 5 s to 1 h, 2 min by default.</summary>
    public TimeSpan OfflineAfter { get; set; } = TimeSpan.FromMinutes(2);
}
