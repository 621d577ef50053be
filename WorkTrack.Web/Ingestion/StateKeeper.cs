using System.Collections.Concurrent;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Stores, many together, what reports may be answered without: what is in front, what runs and what the person does, every
/// ten seconds where it changed, and once a minute when computers were last heard. And all of it when the server stops.
/// A crash loses at most that; the next report of each computer says it again.
/// </summary>
public sealed class StateKeeper(Board board, LedgerWriter ledger, DatabaseHealth health, TimeProvider time, ILogger<StateKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private const int RoundsPerMinute = 6;

    // So few that reports that come meanwhile hardly wait for them.
    private const int AtOnce = 256;

    // By computer, whether anything that is shown has changed.
    private readonly ConcurrentDictionary<ComputerId, bool> _unwritten = new();
    private readonly Lock _stopping = new();
    private Task? _stopped;

    /// <summary>Says what became of a report, after what must be stored of it was.</summary>
    /// <param name="acceptance">What became of it.</param>
    /// <param name="before">The computer before it.</param>
    public void Heard(Acceptance acceptance, Computer before)
    {
        if (acceptance.Entry is { IsNews: true, WithState: true })
        {
            _unwritten.TryRemove(before.Id, out _);
        }
        else if (!acceptance.After.ShowsTheSameAs(before))
        {
            _unwritten[before.Id] = true;
        }
        else if (!_unwritten.ContainsKey(before.Id))
        {
            _unwritten.TryAdd(before.Id, false);
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopping)
        {
            // A host may be stopped from two sides at once; the second must wait for the first.
            return _stopped ??= EndAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            // Nothing of it is worth a place in the journal.
            if (!health.IsAway)
            {
                await WriteAsync(alsoTimes: round % RoundsPerMinute == 0);
            }
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(alsoTimes: true);
    }

    private async Task WriteAsync(bool alsoTimes)
    {
        foreach (var part in _unwritten.Where(computer => alsoTimes || computer.Value).Select(computer => computer.Key).Chunk(AtOnce))
        {
            var computers = part.Select(id =>
            {
                _unwritten.TryRemove(id, out _);
                return board.Find(id);
            }).OfType<Computer>();
            try
            {
                await Task.WhenAll(computers.Select(computer => ledger.WriteAsync(new LedgerEntry(computer, [], IsNews: false))));
            }
            catch (LedgerUnavailableException away)
            {
                // No minute depends on it, and whoever is still there will be heard again.
                log.LogWarning(away, "The times of the last reports could not be stored");
                return;
            }
        }
    }
}
