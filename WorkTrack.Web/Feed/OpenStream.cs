using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>One client's stream while it is open: when it is due, and when it has to end.</summary>
internal sealed class OpenStream : IDisposable
{
    private const long NotSending = long.MinValue;

    private readonly Subscription _due;
    private readonly Func<bool> _mayGoOn;
    private readonly Action _abort;
    private readonly TimeProvider _time;
    private readonly Action<OpenStream> _closed;
    private readonly long _openedAt;
    private readonly TimeSpan _lifetime;
    private long _sentAt;
    private long _sendingSince = NotSending;
    private int _ended;

    /// <summary>Opens a stream. <see cref="OpenStreams"/> does.</summary>
    /// <param name="stream">What it is made of.</param>
    /// <param name="lifetime">How long it may last.</param>
    /// <param name="time">The clock.</param>
    /// <param name="closed">Is called once, when it is over.</param>
    public OpenStream(StreamRequest stream, TimeSpan lifetime, TimeProvider time, Action<OpenStream> closed)
    {
        (_due, _mayGoOn, _abort, _lifetime, _time, _closed) = (stream.Due, stream.MayGoOn, stream.Abort, lifetime, time, closed);
        Account = stream.Account;
        _openedAt = _sentAt = time.GetTimestamp();
    }

    /// <summary>Who it is counted under.</summary>
    public string Account { get; }

    /// <summary>Whether it has to end.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>How long nothing was sent.</summary>
    public TimeSpan Quiet => _time.GetElapsedTime(Volatile.Read(ref _sentAt));

    /// <summary>Waits until there is something to do. False when the stream is to end.</summary>
    public ValueTask<bool> DueAsync() => _due.WaitAsync();

    /// <summary>Says that something was sent.</summary>
    public void Sent() => Volatile.Write(ref _sentAt, _time.GetTimestamp());

    /// <summary>Waits for bytes that the client does not take yet.</summary>
    public async ValueTask<T> TakenAsync<T>(ValueTask<T> taken)
    {
        Volatile.Write(ref _sendingSince, _time.GetTimestamp());
        try
        {
            return await taken;
        }
        finally
        {
            Volatile.Write(ref _sendingSince, NotSending);
        }
    }

    /// <summary>Has the stream end: at once when it waits, and without its client's consent when that takes nothing.</summary>
    public void End() => TryEnd();

    /// <summary>Looks at the clock.</summary>
    /// <param name="heartbeat">How long nothing may be sent.</param>
    /// <param name="stalled">How long the client may take nothing.</param>
    /// <returns>False when the client is disconnected now because it takes nothing.</returns>
    public bool Tick(TimeSpan heartbeat, TimeSpan stalled)
    {
        var sending = Volatile.Read(ref _sendingSince);
        if (sending != NotSending && _time.GetElapsedTime(sending) >= stalled)
        {
            // Also one that had to end just before it began to send.
            return !TryEnd();
        }

        if (sending == NotSending && _time.GetElapsedTime(_openedAt) >= _lifetime)
        {
            End();
        }
        else if (Quiet >= heartbeat)
        {
            _due.Mark();
        }

        return true;
    }

    /// <summary>Ends it when its reader may no longer read, or may see something else now.</summary>
    public void CheckAccess()
    {
        if (!_mayGoOn())
        {
            End();
        }
    }

    /// <summary>Gives its place to others. May be called again.</summary>
    public void Dispose()
    {
        _due.Dispose();
        _closed(this);
    }

    /// <summary>Ends it; true when it had not been yet.</summary>
    private bool TryEnd()
    {
        var first = Interlocked.Exchange(ref _ended, 1) == 0;
        _due.Dispose();
        if (Volatile.Read(ref _sendingSince) != NotSending)
        {
            _abort();
        }

        return first;
    }
}

/// <summary>What a stream is made of.</summary>
/// <param name="Account">Who it is counted under.</param>
/// <param name="Due">Says when there is something for it.</param>
/// <param name="MayGoOn">Whether its reader still sees the same. Asked every few seconds.</param>
/// <param name="Abort">Cuts the connection.</param>
internal sealed record StreamRequest(string Account, Subscription Due, Func<bool> MayGoOn, Action Abort);
