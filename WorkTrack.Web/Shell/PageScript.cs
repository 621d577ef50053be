using Microsoft.JSInterop;

namespace WorkTrack.Web.Shell;

/// <summary>A component's script in the browser, which may call the component back. It goes with the component.</summary>
/// <typeparam name="TComponent">The component.</typeparam>
internal sealed class PageScript<TComponent>(TComponent component) : IAsyncDisposable
    where TComponent : class
{
    private readonly DotNetObjectReference<TComponent> _component = DotNetObjectReference.Create(component);
    private IJSObjectReference? _script;

    /// <summary>Loads the script and calls one of its functions.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="address">The script's address.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments; after them it is given what it calls the component back by.</param>
    public async Task BeginAsync(IJSRuntime browser, string address, string function, params object?[] arguments)
    {
        _script = await browser.InvokeAsync<IJSObjectReference>("import", address);
        await _script.InvokeVoidAsync(function, [.. arguments, _component]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _component.Dispose();
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
}
