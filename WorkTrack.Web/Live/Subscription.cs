using System.Threading.Channels;

namespace WorkTrack.Web.Live;

/// <summary>One subscriber's mark that the board has changed since it last looked.</summary>
public sealed class Subscription : IDisposable
{
    // One place: while a mark waits there, more of them say nothing new and are dropped.
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Action<Subscription> _removed;

    internal Subscription(Action<Subscription> removed) => _removed = removed;

    /// <summary>Waits for a change since the last call.</summary>
    /// <returns>True after a change; false once disposed.</returns>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken = default) =>
        await _due.Reader.WaitToReadAsync(cancellationToken) && _due.Reader.TryRead(out _);

    /// <summary>Ends the subscription, and a waiting call with it. May be called again.</summary>
    public void Dispose()
    {
        _removed(this);
        _due.Writer.TryComplete();
    }

    internal void Mark() => _due.Writer.TryWrite(true);
}
