using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Dashboard;

/// <summary>How a computer's presence looks: never by colour alone.</summary>
/// <param name="Word">Its word for style sheets and scripts, as on the wire.</param>
/// <param name="Label">The key of its word for people.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="Hint">The key of what it means, where the word does not say.</param>
internal sealed record PresenceLook(string Word, string Label, string Icon, string? Hint = null)
{
    private static readonly PresenceLook Online = new("online", "Online", Icons.Material.Filled.CheckCircle);
    private static readonly PresenceLook Idle = new("idle", "Idle", Icons.Material.Filled.Bedtime, "IdleHint");
    private static readonly PresenceLook Locked = new("idle", "Locked", Icons.Material.Filled.Lock, "LockedHint");
    private static readonly PresenceLook Offline = new("offline", "Offline", Icons.Material.Filled.PowerSettingsNew);
    private static readonly PresenceLook Unknown = new(
        "unknown", "Unknown", Icons.Material.Filled.HelpOutline, "UnknownHint");

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
