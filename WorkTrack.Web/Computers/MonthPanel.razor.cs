using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>A computer's last days together.</summary>
public sealed partial class MonthPanel
{
    private IReadOnlyList<DailyUsage> _bars = [];

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    /// <summary>The days, oldest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ComputerDay> Days { get; set; } = [];

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The chart draws anew for another list only.
        var bars = Days.Select(day => new DailyUsage(day.Day, day.Figures.Active)).ToList();
        _bars = bars.SequenceEqual(_bars) ? _bars : bars;
    }

    /// <summary>Of 30 days only the Mondays are named: more would not fit.</summary>
    private static string LabelOf(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Monday ? day.ToString("d MMM", CultureInfo.CurrentCulture) : "";
}
