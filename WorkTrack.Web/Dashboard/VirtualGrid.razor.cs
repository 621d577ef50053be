using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// A grid of thousands of items of which only those in sight exist. The browser says which rows these are and how many
/// items stand in one (wwwroot/virtual-grid.js); the owner draws them.
/// </summary>
public sealed partial class VirtualGrid
{
    private ElementReference _grid;
    private PageScript<VirtualGrid>? _script;

    /// <summary>The rows in sight.</summary>
    [Parameter, EditorRequired]
    public VisibleRows Rows { get; set; }

    /// <summary>Called with the rows in sight when others are.</summary>
    [Parameter]
    public EventCallback<VisibleRows> RowsChanged { get; set; }

    /// <summary>How many items there are.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>The items in sight.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>Its class, which says how wide and how high items are.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>What it is to those who hear the page.</summary>
    [Parameter]
    public string Role { get; set; } = "list";

    /// <summary>What it is called by those who hear the page.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task Show(int firstRow, int rowCount, int columns) => RowsChanged.InvokeAsync(
        new VisibleRows(Math.Max(0, firstRow), Math.Clamp(rowCount, 1, VisibleRows.MostItems), Math.Clamp(columns, 1, VisibleRows.MostItems)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new PageScript<VirtualGrid>(this);
            await _script.BeginAsync(Browser, "./virtual-grid.js", "follow", _grid);
        }
    }
}
