using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Dashboard;

/// <summary>How a computer's presence looks: never by colour alone.</summary>
/// <param name="Word">Its word for style sheets and scripts, as on the wire.</param>
/// <param name="Label">Its word for people.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="Hint">What it means, where the word does not say.</param>
internal sealed record PresenceLook(string Word, string Label, string Icon, string? Hint = null)
{
    private static readonly PresenceLook Online = new("online", "Online", Icons.Material.Filled.CheckCircle);
    private static readonly PresenceLook Idle = new("idle", "Idle", Icons.Material.Filled.Bedtime, "It is on, and nobody uses it");
    private static readonly PresenceLook Locked = new("idle", "Locked", Icons.Material.Filled.Lock, "It is on, and its screen is locked");
    private static readonly PresenceLook Offline = new("offline", "Offline", Icons.Material.Filled.PowerSettingsNew);
    private static readonly PresenceLook Unknown = new(
        "unknown", "Unknown", Icons.Material.Filled.HelpOutline, "Waiting for its first report since the server started");

    /// <summary>Its picture, drawn.</summary>
    public MarkupString Picture { get; } = Shell.Icon.MarkupOf(Icon);

    public static PresenceLook Of(Presence presence, UserActivity? idle = null) => presence switch
    {
        Presence.Online => Online,
        Presence.Idle => idle == UserActivity.Locked ? Locked : Idle,
        Presence.Offline => Offline,
        _ => Unknown,
    };
}
