using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Shell;

/// <summary>Tells the circuit whether its tab is in front (wwwroot/visibility.js).</summary>
public sealed partial class VisibilityWatch
{
    private PageScript<VisibilityWatch>? _script;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private PageVisibility Visibility { get; set; } = null!;

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public void HideTab(bool isHidden) => Visibility.HideTab(isHidden);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new PageScript<VisibilityWatch>(this);
            await _script.BeginAsync(Browser, "./visibility.js", "watch");
        }
    }
}
