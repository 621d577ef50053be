using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using WorkTrack.Domain.Computers;
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
    public Task WriteAsync(LedgerEntry entry) => EnqueueAsync(new Pending { Entry = entry });

    /// <summary>Gives a computer its key, or finds the one it has; the task completes after the commit.</summary>
    /// <param name="id">The computer's name on the wire.</param>
    /// <param name="registeredAt">When it became known, if it was not.</param>
    /// <returns>The computer as it is after a first registration: without state, cursor or hours.</returns>
    /// <exception cref="LedgerUnavailableException">It was not stored: the queue is full, the database refused, or the server stops.</exception>
    public async Task<Computer> RegisterAsync(ComputerId id, DateTimeOffset registeredAt) =>
        (await EnqueueAsync(new Pending { Newcomer = new Newcomer(id, registeredAt) }))!;

    /// <summary>Stores that a server is up, on the way that reports take: where this fails, so would they.</summary>
    /// <param name="server">Which server.</param>
    /// <param name="stretch">Since when without a break, and until when at least.</param>
    /// <exception cref="LedgerUnavailableException">It was not stored.</exception>
    public Task BeatAsync(string server, UptimeStretch stretch) => EnqueueAsync(new Pending { Beat = new UptimeBeat(server, stretch) });

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

    private Task<Computer?> EnqueueAsync(Pending pending) => _queue.Writer.TryWrite(pending)
        ? pending.Stored.Task
        : Task.FromException<Computer?>(new LedgerUnavailableException("The ledger's queue is full, or the server stops.", null));

    private async Task CommitAsync(List<Pending> batch)
    {
        try
        {
            var together = new LedgerBatch(
                [.. batch.Select(pending => pending.Entry).OfType<LedgerEntry>()],
                [.. batch.Select(pending => pending.Newcomer).OfType<Newcomer>()],
                [.. batch.Select(pending => pending.Beat).OfType<UptimeBeat>()]);
            var registered = await _store.CommitAsync(together, CancellationToken.None);
            batch.ForEach(pending => pending.Stored.SetResult(pending.Newcomer is { } newcomer ? registered[newcomer.Id] : null));
        }
#pragma warning disable CA1031 // Whatever went wrong is each caller's to report; the writer itself must live on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batch.ForEach(pending => pending.Stored.SetException(
                new LedgerUnavailableException("The database did not take the report.", failure)));
        }
    }

    /// <summary>What waits to be stored: one of the three.</summary>
    private sealed class Pending
    {
        public LedgerEntry? Entry { get; init; }

        public Newcomer? Newcomer { get; init; }

        public UptimeBeat? Beat { get; init; }

        // Callers go on elsewhere: the writer must not run their code.
        public TaskCompletionSource<Computer?> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A report could not be stored now. Nothing of it was kept in memory; it may be sent again.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What the database said, if it was asked.</param>
public sealed class LedgerUnavailableException(string message, Exception? inner) : Exception(message, inner);
