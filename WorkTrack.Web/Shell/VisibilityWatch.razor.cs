using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Shell;

/// <summary>Tells the circuit whether its tab is in front (wwwroot/visibility.js).</summary>
public sealed partial class VisibilityWatch
{
    private DotNetObjectReference<VisibilityWatch>? _self;
    private IJSObjectReference? _script;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private PageVisibility Visibility { get; set; } = null!;

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public void HideTab(bool isHidden) => Visibility.HideTab(isHidden);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_script is { } script)
        {
            try
            {
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone, and its script with it.
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Browser.InvokeAsync<IJSObjectReference>("import", "./visibility.js");
            await _script.InvokeVoidAsync("watch", _self);
        }
    }
}
