using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
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
    private int? _chosen;
    private bool _changed;

    /// <summary>The day.</summary>
    [Parameter, EditorRequired]
    public DayView Day { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Day))
        {
            return;
        }

        _chosen = _drawn?.Date == Day.Date ? _chosen : null;
        var drawing = new DayDrawing(Day, Calendar, Words, Shared["UnknownProgram"]);
        (_drawn, _changed, _pieces, _hours, _legend) = (Day, true, drawing.Pieces, drawing.Hours, drawing.Legend);
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var changed = _changed;
        _changed = false;
        return changed;
    }

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
