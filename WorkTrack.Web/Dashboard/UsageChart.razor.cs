using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>The organisation's last days. A database that is away costs the chart, never the page.</summary>
public sealed partial class UsageChart
{
    private const int DayCount = 7;

    private IReadOnlyList<DailyUsage> _days = [];
    private bool _failed;
    private bool _changed = true;

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
    protected override async Task ReadAsync()
    {
        try
        {
            Take(await History.LastDaysAsync(DayCount, Viewer.Scope, Gone));
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
    }

    private string LabelOf(DateOnly day) => day == _days[^1].Day ? Shared["Today"] : day.ToString("ddd", CultureInfo.CurrentCulture);
}
