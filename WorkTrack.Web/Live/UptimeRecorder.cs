using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>
/// Keeps on record when this server could take reports: every ten seconds it sends a beat the way reports go. Where no
/// beat gets through, or the whole process stood still, no report would have been answered, and no computer is to blame.
/// </summary>
internal sealed class UptimeRecorder(
    UptimeLog uptime, UptimeStore store, LedgerWriter ledger, TimeProvider time, ILogger<UptimeRecorder> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(30);
    private static readonly string Server =
        Environment.MachineName.Length <= UptimeStore.MaxServerLength ? Environment.MachineName : Environment.MachineName[..UptimeStore.MaxServerLength];

    private ITimer? _timer;
    private DateTimeOffset _tickedAt;
    private long _tickedStamp;
    private long _tickedRealStamp;
    private DateTimeOffset _lastUpAt;
    private Task _beat = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins a stretch: from now on reports are taken.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var earlier = await store.ReadAsync(now - LookedBack, cancellationToken);
        uptime.Change(_ => ServerUptime.Since(earlier, now));
        _lastUpAt = now;
        Remember(now);
        _beat = BeatAsync(now);
        _timer = time.CreateTimer(_ => Tick(), null, Interval, Interval);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped from two sides; by the second time the ledger has ended.
        if (Interlocked.Exchange(ref _timer, null) is { } timer)
        {
            await timer.DisposeAsync();
            await _beat;
            await BeatAsync(Now());
        }
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Runs on the timer's own thread, so that a tick that comes late is seen to be late.</summary>
    private void Tick()
    {
        var now = Now();
        if (StoodStill(now))
        {
            var since = _tickedAt;
            uptime.Change(known => known.WentDown(since).CameBack(now));
            log.LogWarning("This server stood still for {Duration}; no computer is offline for that", now - since);
        }

        Remember(now);
        if (_beat.IsCompleted)
        {
            _beat = BeatAsync(now);
        }
    }

    /// <summary>
    /// Whether the process or its machine stood still since the last tick: the tick is late by the processor's own clock,
    /// or the day's clock went on much further than the one that stops while the machine sleeps.
    /// </summary>
    private bool StoodStill(DateTimeOffset now) =>
        TimeProvider.System.GetElapsedTime(_tickedRealStamp) > Interval + Stall
        || now - _tickedAt - time.GetElapsedTime(_tickedStamp) > Stall;

    private void Remember(DateTimeOffset now) =>
        (_tickedAt, _tickedStamp, _tickedRealStamp) = (now, time.GetTimestamp(), TimeProvider.System.GetTimestamp());

    private async Task BeatAsync(DateTimeOffset now)
    {
        var known = uptime.Current;
        try
        {
            await ledger.BeatAsync(Server, new UptimeStretch(known.DownSince is null ? known.UpSince : now, now));
            _lastUpAt = now;
            uptime.Change(current => current.CameBack(now));
        }
        catch (LedgerUnavailableException away)
        {
            if (known.DownSince is null)
            {
                log.LogError("No report can be stored since {LastUpAt:O}: {Cause}", _lastUpAt, away.InnerException?.Message ?? away.Message);
            }

            uptime.Change(current => current.WentDown(_lastUpAt));
        }
    }

    /// <summary>In milliseconds, as stored: what memory knows must not differ from what a restart will read.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
