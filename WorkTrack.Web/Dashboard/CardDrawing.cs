using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// The parts of a card that only its computer's state decides, a piece of markup each, so that a circuit keeps a node for
/// each and is sent those that differ. An agent's text stands in &lt;bdi&gt;, so that it cannot turn its neighbours around.
/// </summary>
/// <param name="Chip">Whether it is there.</param>
/// <param name="Facts">Its user and its system.</param>
/// <param name="Window">What is in front.</param>
/// <param name="Strip">Its day, hour by hour.</param>
/// <param name="Usage">How long it was used today.</param>
internal sealed record CardDrawing(MarkupString Chip, MarkupString Facts, MarkupString Window, MarkupString Strip, MarkupString Usage)
{
    /// <summary>Draws a computer.</summary>
    /// <param name="state">What is true of it.</param>
    /// <param name="shared">Words of all pages.</param>
    /// <param name="words">Words of the dashboard.</param>
    /// <param name="chip">Whether it is there.</param>
    /// <param name="quality">The mark of its total's quality.</param>
    public static CardDrawing Of(
        ComputerState state, IStringLocalizer<SiteText> shared, IStringLocalizer<DashboardText> words, MarkupString chip, MarkupString quality) => new(
        chip,
        Markup.Of($"<dl class=\"card-facts\">{Fact(Icons.Material.Outlined.Person, shared["User"], state.Profile.UserName ?? shared["UnknownUser"])}{Fact(Icons.Material.Outlined.Computer, shared["System"], state.Profile.OsInfo ?? shared["UnknownSystem"])}</dl>"),
        Markup.Of($"<div class=\"card-window\">{WindowOf(state, shared)}</div>"),
        StripDrawing.Of(words, state.Strip),
        Markup.Of($"<div><span class=\"label\">{shared["UsedToday"]}</span><span class=\"card-usage\" data-testid=\"usage-today\">{UsageText.Of(state.UsageToday)}</span>{quality}</div>"));

    private static MarkupString Fact(string picture, string name, string value) => Markup.Of(
        $"<div title=\"{value}\"><dt>{Icon.MarkupOf(picture)}<span class=\"visually-hidden\">{name}</span></dt><dd><bdi>{value}</bdi></dd></div>");

    private static MarkupString WindowOf(ComputerState state, IStringLocalizer<SiteText> shared) => state.Window is { } window
        ? Markup.Of($"<bdi class=\"card-program\" title=\"{window.Path ?? window.Program}\">{window.Program ?? window.Path ?? shared["UnknownProgram"]}</bdi><bdi class=\"card-window-title\" title=\"{window.Title}\" data-testid=\"window-title\">{window.Title ?? shared["WindowTitleNone"]}</bdi>")
        : Markup.Of($"<p class=\"card-no-window\">{shared["WindowNone"]}</p>");
}
