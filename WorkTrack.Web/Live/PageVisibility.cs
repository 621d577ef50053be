using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WorkTrack.Web.Live;

/// <summary>
/// Whether anybody can see the page of a circuit: its tab is in front and its browser connected. While nobody can, live
/// components neither read nor draw, and catch up at once when somebody can again.
/// </summary>
public sealed class PageVisibility : CircuitHandler
{
    private readonly Lock _changing = new();
    private bool _isTabHidden;
    private bool _isDisconnected;
    private TaskCompletionSource? _appears;

    /// <summary>Completes when somebody can see the page; at once when somebody does.</summary>
    public Task VisibleAsync()
    {
        lock (_changing)
        {
            return _appears?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Says whether the page's tab is hidden.</summary>
    public void HideTab(bool isHidden)
    {
        lock (_changing)
        {
            _isTabHidden = isHidden;
            Settle();
        }
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Connect(true);

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Connect(false);

    private Task Connect(bool isConnected)
    {
        lock (_changing)
        {
            _isDisconnected = !isConnected;
            Settle();
        }

        return Task.CompletedTask;
    }

    private void Settle()
    {
        if (_isTabHidden || _isDisconnected)
        {
            _appears ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            _appears?.TrySetResult();
            _appears = null;
        }
    }
}
