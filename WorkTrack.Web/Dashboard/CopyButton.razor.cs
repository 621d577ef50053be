using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WorkTrack.Web.Dashboard;

/// <summary>Copies a text to the clipboard and says so.</summary>
public sealed partial class CopyButton
{
    private static readonly TimeSpan SaysSoFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private IJSObjectReference? _script;
    private bool _copied;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
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

    private async Task CopyAsync()
    {
        var gone = _gone.Token;
        _script ??= await Browser.InvokeAsync<IJSObjectReference>("import", gone, "./worktrack.js");
        _copied = await _script.InvokeAsync<bool>("copy", gone, Text);
        StateHasChanged();

        await Task.Delay(SaysSoFor, Time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _copied = false;
    }
}
