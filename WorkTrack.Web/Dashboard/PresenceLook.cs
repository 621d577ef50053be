using MudBlazor;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Dashboard;

/// <summary>How a computer's presence looks: never by colour alone.</summary>
/// <param name="Word">Its word for style sheets and scripts, as on the wire.</param>
/// <param name="Label">Its word for people.</param>
/// <param name="Icon">Its picture.</param>
internal sealed record PresenceLook(string Word, string Label, string Icon)
{
    private static readonly PresenceLook Online = new("online", "Online", Icons.Material.Filled.CheckCircle);
    private static readonly PresenceLook Idle = new("idle", "Idle", Icons.Material.Filled.Bedtime);
    private static readonly PresenceLook Offline = new("offline", "Offline", Icons.Material.Filled.PowerSettingsNew);
    private static readonly PresenceLook Unknown = new("unknown", "Unknown", Icons.Material.Filled.HelpOutline);

    public static PresenceLook Of(Presence presence) => presence switch
    {
        Presence.Online => Online,
        Presence.Idle => Idle,
        Presence.Offline => Offline,
        _ => Unknown,
    };
}
