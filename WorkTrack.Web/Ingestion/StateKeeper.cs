using System.Collections.Concurrent;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Stores, all together once a minute and when the server stops, when computers were last heard that said nothing new.
/// Were that lost, a gap across a restart would look longer than it was.
/// </summary>
public sealed class StateKeeper(Board board, LedgerWriter ledger, DatabaseHealth health, TimeProvider time, ILogger<StateKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ComputerId, bool> _unwritten = new();
    private readonly Lock _stopping = new();
    private Task? _stopped;

    /// <summary>Says that a computer was heard and nothing of it was stored.</summary>
    public void Heard(ComputerId computer) => _unwritten[computer] = true;

    /// <summary>Says that all of a computer was stored.</summary>
    public void Written(ComputerId computer) => _unwritten.TryRemove(computer, out _);

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
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Nothing of it is worth a place in the journal.
            if (!health.IsAway)
            {
                await WriteAsync();
            }
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    private async Task WriteAsync()
    {
        foreach (var part in _unwritten.Keys.Chunk(LedgerWriter.QueueCapacity / 2))
        {
            var computers = part.Select(id =>
            {
                Written(id);
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
