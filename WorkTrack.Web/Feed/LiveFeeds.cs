using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>The feeds that somebody follows: one for each scope and kind, made for the first client and ended after the last.</summary>
internal sealed class LiveFeeds(
    Board board, EventHub hub, LedgerReadiness readiness, ComputerJson computers, IOptions<StreamOptions> options, TimeProvider time, ILogger<LiveFeeds> log)
{
    /// <summary>The least time between two whole boards.</summary>
    public static readonly TimeSpan ShortestCadence = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two whole boards, however large they are.</summary>
    public static readonly TimeSpan LongestCadence = TimeSpan.FromSeconds(5);

    // Ids of an earlier run of the server, or of another scope, must not look like ours.
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private readonly ConcurrentDictionary<BoardScope, string> _epochs = new();
    private readonly Lock _changing = new();
    private readonly Dictionary<BoardScope, Followed> _deltas = [];
    private readonly Dictionary<BoardScope, Followed> _boards = [];
    private int _scopes;

    /// <summary>The time between two whole boards: as short as allowed, and longer where the budget asks for it.</summary>
    public TimeSpan Cadence
    {
        get
        {
            var needed = Needed();
            return needed < ShortestCadence ? ShortestCadence : needed > LongestCadence ? LongestCadence : needed;
        }
    }

    /// <summary>Whether the full streams, with those that are about to be opened, send more than they together may, however rarely.</summary>
    public bool IsTooMuch => Needed() > LongestCadence;

    /// <summary>Follows a scope.</summary>
    /// <param name="scope">What the client may see.</param>
    /// <param name="delta">Whether it wants changes; else whole boards.</param>
    /// <returns>To be disposed when the client has gone.</returns>
    public Following Follow(BoardScope scope, bool delta)
    {
        var kind = delta ? _deltas : _boards;
        lock (_changing)
        {
            if (!kind.TryGetValue(scope, out var followed))
            {
                var events = new ScopeEvents(scope, EpochOf(scope), board, computers, time);
                followed = new Followed(delta
                    ? new DeltaFeed(events, board, hub, time, log)
                    : new FullFeed(events, board, hub, readiness, () => Cadence, time, log));
                kind.Add(scope, followed);
            }

            followed.Count++;
            return new Following(followed.Feed, () => Leave(kind, scope, followed));
        }
    }

    private void Leave(Dictionary<BoardScope, Followed> kind, BoardScope scope, Followed followed)
    {
        lock (_changing)
        {
            if (--followed.Count == 0)
            {
                kind.Remove(scope);
                followed.Feed.Dispose();
            }

            if (_deltas.Count + _boards.Count == 0)
            {
                computers.Forget();
            }
        }
    }

    private string EpochOf(BoardScope scope) =>
        _epochs.GetOrAdd(scope, _ => string.Create(CultureInfo.InvariantCulture, $"{_run}{Interlocked.Increment(ref _scopes):x}"));

    /// <summary>How long the budget lasts for one board to each client.</summary>
    private TimeSpan Needed()
    {
        lock (_changing)
        {
            return TimeSpan.FromSeconds(_boards.Values.Sum(followed => (double)((FullFeed)followed.Feed).Load) / (options.Value.FullMegabytesPerSecond * 1e6));
        }
    }

    private sealed class Followed(ILiveFeed feed)
    {
        public ILiveFeed Feed { get; } = feed;

        public int Count { get; set; }
    }
}

/// <summary>A client's hold on a feed.</summary>
internal sealed class Following(ILiveFeed feed, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public ILiveFeed Feed { get; } = feed;

    /// <summary>Lets go of it. May be called again.</summary>
    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
