using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// Usage as bars, idle time hatched on top of it, and as a table for those who cannot see them. One piece of markup: as nodes
/// of a component a day by hour took 80 KB of each circuit.
/// </summary>
/// <param name="Description">What the drawing shows, in words.</param>
/// <param name="Head">What a bar stands for: the head of the table's first column.</param>
/// <param name="TableId">The table's id for tests.</param>
/// <param name="Average">Minutes of use where to draw a line across; null for none.</param>
/// <param name="ShowValues">Whether to write its hours of use on each bar.</param>
internal sealed record BarsDrawing(string Description, string Head, string TableId, long? Average = null, bool ShowValues = false)
{
    /// <summary>Draws bars; at least one.</summary>
    public MarkupString Of(IStringLocalizer<DashboardText> words, IReadOnlyList<StackedBar> bars)
    {
        var scale = HourScale.For(bars.Max(bar => bar.Minutes));
        var steps = Enumerable.Range(0, scale.Steps + 1).Reverse().Select(step => Markup.Of($"<li>{HourScale.Text(step * scale.Step * 60)}</li>"));
        var columns = bars.Select(bar => ColumnOf(words, scale, bar));
        var rows = bars.Select(bar => Markup.Of(
            $"<tr><th scope=\"row\">{bar.Name}</th><td class=\"used\">{UsageText.Of(bar.ActiveMinutes)}</td><td>{UsageText.Of(bar.IdleMinutes)}</td></tr>"));
        var (line, mean) = Average is { } average ? AverageOf(words, scale, average) : default;
        return Markup.Of(
            $"""
            <div class="bars" style="--bars:{bars.Count}" aria-hidden="true" data-testid="bars"><ol class="bars-scale" role="presentation">{steps}</ol><div class="bars-ground" style="--steps:{scale.Steps}">{line}{columns}</div></div>
            <p class="bars-legend"><span><i class="bars-active" aria-hidden="true"></i>{words["BarsUsed"]}</span><span><i class="bars-idle" aria-hidden="true"></i>{words["BarsIdle"]}</span>{mean}</p>
            <div class="visually-hidden"><table data-testid="{TableId}"><caption>{Description}</caption><thead><tr><th scope="col">{Head}</th><th scope="col">{words["BarsUsed"]}</th><th scope="col">{words["BarsIdle"]}</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private MarkupString ColumnOf(IStringLocalizer<DashboardText> words, HourScale scale, StackedBar bar)
    {
        var tip = $"{bar.Name}\n{words["BarsUsed"]}: {UsageText.Of(bar.ActiveMinutes)}\n{words["BarsIdle"]}: {UsageText.Of(bar.IdleMinutes)}";
        var value = ShowValues && bar.ActiveMinutes > 0 ? Markup.Of($"<span class=\"bars-value\">{HourScale.Text(bar.ActiveMinutes)}</span>") : default;
        return Markup.Of(
            $"<div class=\"bars-column\" title=\"{tip}\">{value}<div class=\"bars-idle\" style=\"height:{scale.Height(bar.IdleMinutes)}\"></div><div class=\"bars-active\" style=\"height:{scale.Height(bar.ActiveMinutes)}\"></div><span class=\"bars-label\">{bar.Label}</span></div>");
    }

    private static (MarkupString Line, MarkupString Mean) AverageOf(IStringLocalizer<DashboardText> words, HourScale scale, long average) => (
        Markup.Of($"<div class=\"bars-average\" style=\"bottom:{scale.Height(average)}\" data-testid=\"average-line\"></div>"),
        Markup.Of($"<span data-testid=\"average\"><i class=\"bars-average\" aria-hidden=\"true\"></i>{words["BarsAverage", UsageText.Of(average)]}</span>"));
}
