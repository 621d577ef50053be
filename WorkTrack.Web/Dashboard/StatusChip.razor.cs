using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>Whether a computer is there, and since when nobody uses it.</summary>
public sealed partial class StatusChip
{
    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The chip without a component around it, for those who draw many.</summary>
    internal static MarkupString MarkupOf(IStringLocalizer<DashboardText> words, ComputerState state, OrganisationCalendar calendar, TimeProvider time)
    {
        var look = PresenceLook.Of(state.Presence, state.IdleState);
        var word = words[look.Label];
        var text = state.IdleSince is { } since ? words["StatusSince", word, ClockText.Since(calendar, since, time.GetUtcNow())] : word;
        return MarkupOf(words, look, text);
    }

    /// <summary>The chip of a presence, with what it says.</summary>
    internal static MarkupString MarkupOf(IStringLocalizer<DashboardText> words, PresenceLook look, string text)
    {
        var title = look.Hint is { } hint ? Markup.Of($" title=\"{words[hint]}\"") : default;
        return Markup.Of($"<span class=\"status status-{look.Word}\"{title} data-testid=\"status\">{look.Picture}<span>{text}</span></span>");
    }
}
