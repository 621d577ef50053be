using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>Whole boards, for the clients of one scope: one after a change, and the next not before the cadence allows.</summary>
internal sealed class FullFeed : ILiveFeed
{
    private readonly Board _board;
    private readonly LedgerReadiness _readiness;
    private readonly Func<TimeSpan> _cadence;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Subscription _changes;
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _building = new();
    private FeedPart? _newest;

    /// <summary>Begins to follow the board.</summary>
    /// <param name="events">The events.</param>
    /// <param name="board">The board.</param>
    /// <param name="hub">Says when it changes.</param>
    /// <param name="readiness">Says whether the board is whole: before that nobody is to see it.</param>
    /// <param name="cadence">The least time between two boards.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">The log.</param>
    public FullFeed(ScopeEvents events, Board board, EventHub hub, LedgerReadiness readiness, Func<TimeSpan> cadence, TimeProvider time, ILogger log)
    {
        (Events, _board, _readiness, _cadence, _time, _log) = (events, board, readiness, cadence, time, log);
        _changes = hub.Subscribe();
        _ = FollowAsync(_over.Token);
    }

    /// <inheritdoc/>
    public ScopeEvents Events { get; }

    /// <inheritdoc/>
    public EventHub Readers { get; } = new();

    /// <summary>How many bytes its clients get together with every board.</summary>
    public long Load => (Volatile.Read(ref _newest)?.Bytes.Length ?? 0) * Readers.SubscriberCount;

    /// <inheritdoc/>
    public FeedPart Resume(long known) =>
        _board.Since(known, Events.Scope) is { Computers.IsEmpty: true } changes ? Events.Stats(changes.Version, changes.Stats) : Board(known);

    /// <inheritdoc/>
    public FeedPart? Next(long? known)
    {
        var newest = Volatile.Read(ref _newest);
        return known is null || newest?.Version > known ? newest ?? Board(EventId.Nothing) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changes.Dispose();
        _over.Cancel();
        _over.Dispose();
    }

    private async Task FollowAsync(CancellationToken over)
    {
        while (await _changes.WaitAsync(CancellationToken.None))
        {
            try
            {
                if (_readiness.IsReady)
                {
                    Renew();
                }
            }
#pragma warning disable CA1031 // Whatever it is, the loop must go on, or all clients would wait for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _log.LogError(failure, "The board could not be put into an event");
            }

            Readers.Signal();
            await Task.Delay(_cadence(), _time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A board that is not older than what a client knows.</summary>
    private FeedPart Board(long known)
    {
        lock (_building)
        {
            return _newest is { } newest && newest.Version >= known ? newest : Renew();
        }
    }

    private FeedPart Renew()
    {
        lock (_building)
        {
            if (_newest is { } newest && _board.Since(newest.Version, Events.Scope) is { Computers.IsEmpty: true })
            {
                return newest;
            }

            var made = Events.Snapshot(withStats: true);
            Volatile.Write(ref _newest, made);
            return made;
        }
    }
}
