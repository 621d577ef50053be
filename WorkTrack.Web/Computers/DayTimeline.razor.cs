using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Computers;

/// <summary>
/// A day from midnight to midnight. Active pieces are tall and have their program's colour, idle ones are low and
/// hatched, off is a line: no colour is needed to tell them apart.
/// </summary>
public sealed partial class DayTimeline
{
    private DayView? _drawn;
    private IReadOnlyList<DrawnPiece> _pieces = [];
    private IReadOnlyList<DrawnHour> _hours = [];
    private IReadOnlyList<LegendEntry> _legend = [];
    private IReadOnlyList<DrawnPart> _parts = [];
    private DayZoom? _zoomed;
    private int? _chosen;
    private bool _changed;

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    /// <summary>Whether it is the current day, which has no date in its address.</summary>
    [Parameter]
    public bool IsToday { get; set; }

    /// <summary>The part of the day to look at closely; null for all of it.</summary>
    [Parameter]
    public DayZoom? Zoom { get; set; }

    /// <summary>The day.</summary>
    [Parameter, EditorRequired]
    public DayView Day { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Day) && _zoomed == Zoom)
        {
            return;
        }

        _chosen = _drawn?.Date == Day.Date && _zoomed == Zoom ? _chosen : null;
        var drawing = new DayDrawing(Day, Zoom, Calendar, Words, Shared["UnknownProgram"]);
        (_drawn, _zoomed, _changed) = (Day, Zoom, true);
        (_pieces, _hours, _legend, _parts) = (drawing.Pieces, drawing.Hours, drawing.Legend, drawing.Parts);
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var changed = _changed;
        _changed = false;
        return changed;
    }

    private string AddressOf(DayZoom? zoom) => ComputerAddress.Of(Id, IsToday ? null : Day.Date, zoom);

    private void Step(KeyboardEventArgs key)
    {
        var last = _pieces.Count - 1;
        int? next = key.Key switch
        {
            "ArrowRight" => Math.Min((_chosen ?? -1) + 1, last),
            "ArrowLeft" => Math.Max((_chosen ?? _pieces.Count) - 1, 0),
            "Home" => 0,
            "End" => last,
            _ => _chosen,
        };
        _changed = next != _chosen;
        _chosen = next;
    }
}
