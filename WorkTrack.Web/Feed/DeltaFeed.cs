using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>
/// What changes, for the clients of one scope. One loop puts each change into bytes once; clients take what is new to
/// them, all of it together when they were busy, and whoever falls far behind gets the newest states instead.
/// </summary>
internal sealed class DeltaFeed : ILiveFeed
{
    private const int PartsKept = 64;

    // What it costs to reach one client, twice over. A change on a quiet board goes out at once; the next one waits until
    // all have the one before, as a machine that is always late sends more and smaller pieces, and is later still.
    private static readonly TimeSpan PausePerClient = TimeSpan.FromMicroseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    // A snapshot that is so many changes old is still cheaper to send, with the changes after it, than to make anew.
    private const long SnapshotAge = 256;

    private readonly Board _board;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Subscription _changes;
    private readonly Lock _snapshotting = new();

    // Each begins where the one before ends. Replaced as a whole, so that clients read it without waiting.
    private FeedPart[] _recent = [];
    private FeedPart? _snapshot;
    private long _told;
    private long _looked;
    private FleetStats? _stats;

    /// <summary>Begins to follow the board.</summary>
    public DeltaFeed(ScopeEvents events, Board board, EventHub hub, TimeProvider time, ILogger log)
    {
        (Events, _board, _time, _log) = (events, board, time, log);
        _changes = hub.Subscribe();
        _told = _looked = board.Version;
        _ = FollowAsync();
    }

    /// <inheritdoc/>
    public ScopeEvents Events { get; }

    /// <inheritdoc/>
    public EventHub Readers { get; } = new();

    /// <inheritdoc/>
    public FeedPart Resume(long known) =>
        _board.Since(known, Events.Scope) is { } changes ? Events.Changes(known, changes, withStats: true) : Snapshot();

    /// <inheritdoc/>
    public FeedPart? Next(long? known)
    {
        if (known is not { } version)
        {
            return Snapshot();
        }

        if (version >= Volatile.Read(ref _told))
        {
            return null;
        }

        var recent = Volatile.Read(ref _recent);

        // One that begins earlier is as good: it has newer states of what the client knows.
        return recent.Length > 0 && recent[0].From <= version
            ? Array.Find(recent, part => part.Version > version) ?? Resume(version)
            : Resume(version);
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    private async Task FollowAsync()
    {
        while (await _changes.WaitAsync())
        {
            try
            {
                Advance();
            }
#pragma warning disable CA1031 // Whatever it is, the loop must go on, or all clients would wait for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _log.LogError(failure, "Changes could not be put into events; clients begin again");
                BeginAgain();
            }

            Readers.Signal();
            var pause = PausePerClient * Readers.SubscriberCount;
            if (pause >= TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(pause < LongestPause ? pause : LongestPause, _time);
            }
        }
    }

    private void Advance()
    {
        if (_board.Since(_looked, Events.Scope) is not { } changes)
        {
            // Too much to tell one by one, or a computer has moved out of sight.
            BeginAgain();
            return;
        }

        _looked = changes.Version;
        if (_snapshot is { } made && _looked - made.Version > SnapshotAge)
        {
            _snapshot = null;
        }

        var withStats = changes.Stats != _stats;
        if (changes.Computers.Length > 0 || withStats)
        {
            var part = Events.Changes(_told, changes, withStats);
            var kept = _recent.Length < PartsKept ? _recent : _recent[1..];
            Volatile.Write(ref _recent, [.. kept, part]);
            _stats = changes.Stats;
            Volatile.Write(ref _told, changes.Version);
        }
    }

    /// <summary>Lets every client find out for itself what it lacks.</summary>
    private void BeginAgain()
    {
        _looked = _board.Version;
        Volatile.Write(ref _recent, []);
        Volatile.Write(ref _told, _looked);
    }

    private FeedPart Snapshot()
    {
        lock (_snapshotting)
        {
            // Not one with a computer that has moved out of sight.
            if (_snapshot is not { } made || _board.Version - made.Version > SnapshotAge || _board.Since(made.Version, Events.Scope) is null)
            {
                _snapshot = Events.Snapshot(withStats: false);
            }

            return _snapshot;
        }
    }
}
