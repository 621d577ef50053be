using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Today by hour, all computers of the viewer together. It comes from the board alone.</summary>
public sealed partial class HoursChart
{
    private const int HoursBetweenLabels = 3;

    private static readonly SharedDrawing<IReadOnlyList<HourUsage>, MarkupString> Drawings = new();

    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(30);

    private IReadOnlyList<HourUsage> _hours = [];
    private MarkupString _drawing;
    private bool _changed;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private FleetHours Hours { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private ScreenBoard Screens { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(IdleInterval, ReadAsync);

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        var hours = Hours.Today(Viewer.Scope);
        if (Screens.IsBehind)
        {
            LookAgain();
        }

        if (!hours.SequenceEqual(_hours))
        {
            (_changed, _hours) = (true, hours);
            _drawing = Drawings.Of(hours, default, Draw);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _changed;

    private MarkupString Draw(IReadOnlyList<HourUsage> hours) => new BarsDrawing(Words["HoursDescription"], Words["Hour"], "hours-table").Of(
        Words,
        [.. hours.Select(hour => new StackedBar(
            NameOf(hour.Hour), hour.Hour % HoursBetweenLabels == 0 ? hour.Hour.ToString("00", CultureInfo.InvariantCulture) : "",
            hour.ActiveMinutes, hour.IdleMinutes))]);

    private static string NameOf(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00–{hour + 1:00}:00");
}
