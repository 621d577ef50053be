using System.Threading.Tasks.Sources;

namespace WorkTrack.Web.Live;

/// <summary>
/// One subscriber's mark that the board has changed since it last looked. It is its own awaitable and its own work item,
/// so that a mark costs the publisher no allocation, and the subscriber goes on elsewhere.
/// </summary>
public sealed class Subscription : IDisposable, IValueTaskSource<bool>, IThreadPoolWorkItem
{
    private readonly Action<Subscription> _removed;

    // Runs the subscriber's code in Execute, which the thread pool calls; never in Mark.
    private ManualResetValueTaskSourceCore<bool> _wait;
    private CancellationTokenRegistration _cancellation;
    private int _state = State.Idle;

    internal Subscription(Action<Subscription> removed) => _removed = removed;

    /// <summary>Waits for a change since the last call. One at a time.</summary>
    /// <returns>True after a change; false once disposed.</returns>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case State.Disposed:
                    return ValueTask.FromResult(false);
                case State.Marked when Becomes(State.Idle, State.Marked):
                    return ValueTask.FromResult(true);
                case State.Idle:
                    _wait.Reset();
                    if (Becomes(State.Waiting, State.Idle))
                    {
                        var version = _wait.Version;
                        _cancellation = cancellationToken.UnsafeRegister(static waiting => ((Subscription)waiting!).Cancel(), this);
                        return new ValueTask<bool>(this, version);
                    }

                    break;
                case State.Waiting or State.Waking:
                    throw new InvalidOperationException("The last wait has not ended.");
            }
        }
    }

    /// <summary>Ends the subscription, and a waiting call with it. May be called again.</summary>
    public void Dispose()
    {
        var before = Interlocked.Exchange(ref _state, State.Disposed);
        if (before != State.Disposed)
        {
            _removed(this);
        }

        if (before == State.Waiting)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Says that there is something to read.</summary>
    /// <returns>Whether that is news to the subscriber; else it was due already.</returns>
    internal bool Mark()
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case State.Idle when Becomes(State.Marked, State.Idle):
                    return true;
                case State.Waiting when Becomes(State.Waking, State.Waiting):
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return true;
                case State.Marked or State.Waking:
                    return false;
                case State.Disposed:
                    return true;
            }
        }
    }

    void IThreadPoolWorkItem.Execute() =>

        // Idle before the subscriber goes on: what is marked from now on it may not have read.
        _wait.SetResult(Becomes(State.Idle, State.Waking));

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        _cancellation.Dispose();
        return _wait.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    private void Cancel()
    {
        if (Becomes(State.Idle, State.Waiting))
        {
            _wait.SetException(new OperationCanceledException());
        }
    }

    private bool Becomes(int next, int before) => Interlocked.CompareExchange(ref _state, next, before) == before;

    private static class State
    {
        /// <summary>Nothing new, and nobody waits.</summary>
        public const int Idle = 0;

        /// <summary>Something new, and nobody waits.</summary>
        public const int Marked = 1;

        /// <summary>Nothing new, and the subscriber waits.</summary>
        public const int Waiting = 2;

        /// <summary>Something new, and the thread pool has been asked to let the subscriber go on.</summary>
        public const int Waking = 3;

        /// <summary>Over.</summary>
        public const int Disposed = 4;
    }
}
