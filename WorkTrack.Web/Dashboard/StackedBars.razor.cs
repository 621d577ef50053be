using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Dashboard;

/// <summary>Usage as bars, idle time hatched on top of it, and as a table for those who cannot see them.</summary>
public sealed partial class StackedBars
{
    private HourScale _scale;
    private IReadOnlyList<StackedBar>? _drawn;
    private bool _changed;

    /// <summary>The bars; at least one.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<StackedBar> Bars { get; set; } = [];

    /// <summary>What the drawing shows, in words.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <summary>What a bar stands for: the head of the table's first column.</summary>
    [Parameter, EditorRequired]
    public string Head { get; set; } = "";

    /// <summary>The table's id for tests.</summary>
    [Parameter, EditorRequired]
    public string TableId { get; set; } = "";

    /// <summary>Minutes of use where to draw a line across; null for none.</summary>
    [Parameter]
    public long? Average { get; set; }

    /// <summary>Whether to write its hours of use on each bar.</summary>
    [Parameter]
    public bool ShowValues { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _changed = !ReferenceEquals(_drawn, Bars);
        if (_changed)
        {
            _drawn = Bars;
            _scale = HourScale.For(Bars.Max(bar => bar.Minutes));
        }
    }

    /// <summary>Drawing is the dear part; the owner makes other bars when something has changed.</summary>
    protected override bool ShouldRender() => _changed;

    private string Tip(StackedBar bar) =>
        $"{bar.Name}\n{Words["BarsUsed"]}: {UsageText.Of(bar.ActiveMinutes)}\n{Words["BarsIdle"]}: {UsageText.Of(bar.IdleMinutes)}";
}
