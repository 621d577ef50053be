using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>The organisation's last days. A database that is away costs the chart, never the page.</summary>
public sealed partial class UsageChart
{
    private const int DayCount = 7;
    private const string Description = "Daily usage in the last 7 days, in hours, all computers together";

    private BarChartOptions _options = new();
    private IReadOnlyList<DailyUsage> _days = [];
    private List<ChartSeries<double>> _series = [];
    private string[] _labels = [];
    private bool _failed;
    private bool _changed = true;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private UsageHistory History { get; set; } = null!;

    [Inject]
    private ILogger<UsageChart> Log { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        try
        {
            Take(await History.LastDaysAsync(DayCount, Gone));
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            // Once, not every second for as long as it lasts.
            if (!_failed)
            {
                Log.LogWarning(failure, "The history of usage cannot be read");
            }

            _changed |= !_failed;
            _failed = true;
        }
    }

    /// <summary>Drawing is the dear part, and most changes of the board leave every bar as it is.</summary>
    protected override bool ShouldRender()
    {
        var changed = _changed;
        _changed = false;
        return changed;
    }

    private void Take(IReadOnlyList<DailyUsage> days)
    {
        if (!_failed && days.SequenceEqual(_days))
        {
            return;
        }

        (_failed, _changed, _days) = (false, true, days);
        _labels = [.. days.Select((day, i) => i == days.Count - 1 ? "Today" : day.Day.ToString("ddd", CultureInfo.CurrentCulture))];
        _options = new BarChartOptions
        {
            ShowLegend = false,
            ShowValues = true,
            FixedBarWidth = 26,
            Justify = Justify.SpaceAround,
            YAxisTicks = TicksFor(days.Max(day => HoursOf(day.ActiveMinutes))),
            YAxisToStringFunc = HoursText,
            ChartPalette = ["var(--mud-palette-primary)"],
        };
        _series = [new ChartSeries<double> { Name = "Usage", Data = new ChartData<double>([.. days.Select(day => HoursOf(day.ActiveMinutes))]) }];
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
