using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>The organisation's last days. A database that is away costs the chart, never the page.</summary>
public sealed partial class UsageChart
{
    private const int MostLabels = 5;

    private static readonly SharedDrawing<IReadOnlyList<DailyUsage>, MarkupString> Drawings = new();

    // Minutes in which nobody uses a computer are not signalled.
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(30);

    private IReadOnlyList<DailyUsage> _days = [];
    private MarkupString _drawing;
    private int _asked;
    private bool _failed;
    private bool _changed = true;

    /// <summary>How many days to show.</summary>
    [Parameter]
    public int DayCount { get; set; } = DashboardLook.DayChoices[0];

    /// <summary>Called with how many days to show next.</summary>
    [Parameter]
    public EventCallback<int> DayCountChanged { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private UsageHistory History { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private ScreenBoard Screens { get; set; } = null!;

    [Inject]
    private ILogger<UsageChart> Log { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(IdleInterval, ReadAsync);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (DayCount == _asked)
        {
            return Task.CompletedTask;
        }

        _changed = true;
        return ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        var count = _asked = DayCount;
        try
        {
            var days = await History.LastDaysAsync(count, Viewer.Scope, Gone);

            // Somebody may have asked for another number meanwhile, whose reading has begun later.
            if (count != _asked)
            {
                return;
            }

            Take(days);
            if (Screens.IsBehind)
            {
                LookAgain();
            }
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
    protected override bool ShouldRender() => _changed;

    private void Take(IReadOnlyList<DailyUsage> days)
    {
        if (!_failed && days.SequenceEqual(_days))
        {
            return;
        }

        (_failed, _changed, _days, _drawing) = (false, true, days, Drawings.Of(days, default, Draw));
    }

    private MarkupString Draw(IReadOnlyList<DailyUsage> days)
    {
        var isWeek = days.Count <= DashboardLook.DayChoices[0];
        var every = isWeek ? 1 : (days.Count + MostLabels - 1) / MostLabels;

        // Today is not over, and days without use, such as weekends, would lower it.
        var full = days.SkipLast(1).Where(day => day.ActiveMinutes > 0).ToList();
        long? average = full.Count == 0 ? null : (long)Math.Round(full.Average(day => day.ActiveMinutes), MidpointRounding.AwayFromZero);
        return new BarsDrawing(Words["ChartDescription", days.Count], Words["Day"], "usage-table", average, ShowValues: isWeek).Of(
            Words,
            [.. days.Select((day, index) => new StackedBar(
                day.Day.ToString("D", CultureInfo.CurrentCulture),
                (days.Count - 1 - index) % every != 0 ? ""
                    : index == days.Count - 1 ? Shared["Today"]
                    : day.Day.ToString(isWeek ? "ddd" : "d MMM", CultureInfo.CurrentCulture),
                day.ActiveMinutes, day.IdleMinutes))]);
    }
}
