using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace WorkTrack.Web.Feed;

/// <summary>
/// All streams that are open. Keeps them within their number, and looks at the clock for all of them together: a timer
/// of its own would cost every stream more than it needs otherwise.
/// </summary>
internal sealed class OpenStreams : IDisposable
{
    /// <summary>How long nothing is sent before a comment is, so that nobody on the way thinks the connection dead.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How soon a change of what a reader may see shows.</summary>
    public static readonly TimeSpan AccessInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly StreamOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _changing = new();
    private readonly Dictionary<string, int> _byAccount = [];
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _stop;
    private readonly ITimer _timer;
    private ImmutableHashSet<OpenStream> _streams = [];
    private long _checkedAt;
    private long _dropped;

    /// <summary>Begins with none.</summary>
    public OpenStreams(IOptions<StreamOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OpenStreams> log)
    {
        (_options, _time, _log, _stopping) = (options.Value, time, log, lifetime.ApplicationStopping);
        _checkedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(), null, Interval, Interval);
        _stop = _stopping.Register(EndAll);
    }

    /// <summary>How many are open.</summary>
    public int Count => _streams.Count;

    /// <summary>How many clients were disconnected since the start because they took nothing.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">What it is made of.</param>
    /// <param name="opened">The stream, to be disposed when it is over; null when it was refused.</param>
    /// <param name="lasts">Whether it lasts as long as its connection; else it ends after its lifetime.</param>
    public StreamRefusal TryOpen(StreamRequest stream, bool lasts, out OpenStream? opened)
    {
        opened = null;
        lock (_changing)
        {
            if (_stopping.IsCancellationRequested)
            {
                return StreamRefusal.Stopping;
            }

            if (_streams.Count >= _options.Total)
            {
                return StreamRefusal.TooManyInAll;
            }

            var mine = _byAccount.GetValueOrDefault(stream.Account);
            if (_options.PerUser > 0 && mine >= _options.PerUser)
            {
                return StreamRefusal.TooManyOfUser;
            }

            _byAccount[stream.Account] = mine + 1;
            opened = new OpenStream(stream, lasts ? TimeSpan.MaxValue : Lifetime(), _time, Close);
            _streams = _streams.Add(opened);
            return StreamRefusal.None;
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _timer.Dispose();
    }

    /// <summary>Give or take a tenth, so that clients who came together do not come back together.</summary>
    private TimeSpan Lifetime() => TimeSpan.FromSeconds(_options.LifetimeSeconds * (0.9 + (0.2 * Random.Shared.NextDouble())));

    private void Close(OpenStream stream)
    {
        lock (_changing)
        {
            var without = _streams.Remove(stream);
            if (ReferenceEquals(without, _streams))
            {
                return;
            }

            _streams = without;
            if (--_byAccount[stream.Account] == 0)
            {
                _byAccount.Remove(stream.Account);
            }
        }
    }

    private void Tick()
    {
        var checkAccess = _time.GetElapsedTime(_checkedAt) >= AccessInterval;
        if (checkAccess)
        {
            _checkedAt = _time.GetTimestamp();
        }

        var stalled = TimeSpan.FromSeconds(_options.StalledSeconds);
        foreach (var stream in _streams)
        {
            if (!stream.Tick(Heartbeat, stalled))
            {
                Interlocked.Increment(ref _dropped);
            }
            else if (checkAccess && !stream.HasEnded)
            {
                CheckAccess(stream);
            }
        }
    }

    private void CheckAccess(OpenStream stream)
    {
        try
        {
            stream.CheckAccess();
        }
#pragma warning disable CA1031 // Whatever it is, it must not end the process, as on a timer it would; nor let anybody read on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.LogError(failure, "Whether a reader may read on could not be told; the stream ends");
            stream.End();
        }
    }

    private void EndAll()
    {
        // Those who come while this runs are refused: see TryOpen.
        ImmutableHashSet<OpenStream> streams;
        lock (_changing)
        {
            streams = _streams;
        }

        foreach (var stream in streams)
        {
            stream.End();
        }
    }
}
