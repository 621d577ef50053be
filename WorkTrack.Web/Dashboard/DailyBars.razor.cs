using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Usage by day as bars, and as a table for those who cannot see them.</summary>
public sealed partial class DailyBars
{
    private BarChartOptions _options = new();
    private List<ChartSeries<double>> _series = [];
    private string[] _labels = [];
    private IReadOnlyList<DailyUsage>? _drawn;

    /// <summary>The days, oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DailyUsage> Days { get; set; } = [];

    /// <summary>What to write below a bar. Drawn as raw markup: never a text that came from an agent.</summary>
    [Parameter, EditorRequired]
    public Func<DateOnly, string> LabelOf { get; set; } = null!;

    /// <summary>What the drawing shows, in words.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <summary>Whether to write its hours on each bar.</summary>
    [Parameter]
    public bool ShowValues { get; set; }

    /// <summary>How wide a bar is, in pixels; null for as wide as there is room.</summary>
    [Parameter]
    public int? BarWidth { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Drawing is the dear part.
        if (ReferenceEquals(_drawn, Days))
        {
            return;
        }

        _drawn = Days;
        _labels = [.. Days.Select(day => LabelOf(day.Day))];
        _options = new BarChartOptions
        {
            ShowLegend = false,
            ShowValues = ShowValues,
            FixedBarWidth = BarWidth,
            BarWidthRatio = 0.8,
            Justify = Justify.SpaceAround,
            YAxisTicks = TicksFor(Days.Max(day => HoursOf(day.ActiveMinutes))),
            YAxisToStringFunc = HoursText,
            ChartPalette = ["var(--mud-palette-primary)"],
        };
        _series = [new ChartSeries<double> { Name = Words["Usage"], Data = new ChartData<double>([.. Days.Select(day => HoursOf(day.ActiveMinutes))]) }];
    }

    /// <summary>In tenths, because a twelfth of an hour has no end in decimals and a bar has no use for it.</summary>
    private static double HoursOf(long minutes) => (double)Math.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero);

    /// <summary>The round number of hours between two lines that leaves at most four of them.</summary>
    private static int TicksFor(double hours)
    {
        for (var unit = 1; ; unit *= 10)
        {
            foreach (var step in new[] { unit, 2 * unit, 5 * unit })
            {
                if (hours <= 4 * step)
                {
                    return step;
                }
            }
        }
    }

    private static string HoursText(double hours) => hours.ToString(hours < 100 ? "0.#" : "0", CultureInfo.CurrentCulture);
}
