namespace WorkTrack.Web.Live;

/// <summary>Whether the ledger was read once since the start. Before that nobody knows what a report would prove.</summary>
public sealed class LedgerReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it was.</summary>
    public bool IsReady => _ready.Task.IsCompleted;

    /// <summary>Waits until it was.</summary>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>Says that it was. May be called again.</summary>
    internal void Set() => _ready.TrySetResult();
}
