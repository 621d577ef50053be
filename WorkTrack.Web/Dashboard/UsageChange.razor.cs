using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// How much more or less computers were used than yesterday by the same time, in words; an arrow only goes with them, and
/// neither is good or bad. Nothing where nothing is known of yesterday, or the database is away: the chart says that.
/// </summary>
public sealed partial class UsageChange
{
    private static readonly TimeSpan ClockInterval = TimeSpan.FromSeconds(30);

    private long? _yesterday;

    /// <summary>Active minutes of today.</summary>
    [Parameter, EditorRequired]
    public long Today { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(10);

    [Inject]
    private UsageHistory History { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(ClockInterval, ReadAsync);

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        try
        {
            _yesterday = await History.YesterdayByNowAsync(Viewer.Scope, Gone);
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            _yesterday = null;
        }
    }

    private string TextOf(long change) => change == 0
        ? Words["ChangeNone"]
        : Words[change > 0 ? "ChangeMore" : "ChangeLess", UsageText.Of(Math.Abs(change))];
}
