using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>
/// The one writer of the ledger. It takes whatever has come in while it was busy and commits that as one transaction
/// (group commit), so a single report waits for nobody and a flood shares its flushes.
/// </summary>
public sealed class LedgerWriter : BackgroundService
{
    /// <summary>How many reports may wait; more are refused at once instead of filling memory.</summary>
    public const int QueueCapacity = 8192;

    private const int MaxBatch = 1024;

    private readonly LedgerStore _store;

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    internal LedgerWriter(LedgerStore store) => _store = store;

    /// <summary>Stores an entry; the task completes after the commit.</summary>
    /// <exception cref="LedgerUnavailableException">It was not stored: the queue is full, the database refused, or the server stops.</exception>
    public Task WriteAsync(LedgerEntry entry)
    {
        var pending = new Pending(entry);
        return _queue.Writer.TryWrite(pending)
            ? pending.Stored.Task
            : Task.FromException(new LedgerUnavailableException("The ledger's queue is full, or the server stops.", null));
    }

    /// <summary>Refuses new entries, and returns when those that were taken are stored, however late the host is.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } draining)
        {
            await draining;
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>();

        // Not ended by the token: the queue is, and only when it is empty. A batch under way is never given up.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        try
        {
            await _store.CommitAsync([.. batch.Select(pending => pending.Entry)], CancellationToken.None);
            batch.ForEach(pending => pending.Stored.SetResult());
        }
#pragma warning disable CA1031 // Whatever went wrong is each caller's to report; the writer itself must live on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batch.ForEach(pending => pending.Stored.SetException(
                new LedgerUnavailableException("The database did not take the report.", failure)));
        }
    }

    private sealed record Pending(LedgerEntry Entry)
    {
        // Callers go on elsewhere: the writer must not run their code.
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A report could not be stored now. Nothing of it was kept in memory; it may be sent again.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What the database said, if it was asked.</param>
public sealed class LedgerUnavailableException(string message, Exception? inner) : Exception(message, inner);
