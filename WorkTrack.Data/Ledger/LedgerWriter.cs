using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using WorkTrack.Data.Journal;
using WorkTrack.Data.Setup;
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

    private readonly LedgerCommitter _committer;
    private readonly IDatabase _database;
    private readonly JournalReplay? _journal;

    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <param name="committer">Writes to the database.</param>
    /// <param name="database">The database.</param>
    /// <param name="journal">Takes what the database cannot; null where there is none.</param>
    internal LedgerWriter(LedgerCommitter committer, IDatabase database, JournalReplay? journal) =>
        (_committer, _database, _journal) = (committer, database, journal);

    /// <summary>Stores an entry; the task completes after the commit.</summary>
    /// <exception cref="LedgerUnavailableException">It was not stored: the queue is full, the database refused, or the server stops.</exception>
    public Task WriteAsync(LedgerEntry entry) => EnqueueAsync(new PendingWrite { Entry = entry });

    /// <summary>Gives a computer its key, or finds the one it has; the task completes after the commit.</summary>
    /// <param name="id">The computer's name on the wire.</param>
    /// <param name="registeredAt">When it became known, if it was not.</param>
    /// <param name="team">The team it joins, if it was not known; 0 for none.</param>
    /// <returns>The computer as it is after a first registration: without state, cursor or hours.</returns>
    /// <exception cref="LedgerUnavailableException">It was not stored: the queue is full, the database refused, or the server stops.</exception>
    public async Task<Computer> RegisterAsync(ComputerId id, DateTimeOffset registeredAt, int team = 0) =>
        (await EnqueueAsync(new PendingWrite { Newcomer = new Newcomer(id, registeredAt, team) }))!;

    /// <summary>Gives a computer that became known while the database was away its key, once there is one.</summary>
    /// <exception cref="LedgerUnavailableException">The database refused, or the server stops.</exception>
    public ValueTask<Computer> WithKeyAsync(Computer computer)
    {
        return computer.Key != Computer.KeyUnknown || _journal?.TakesWrites == true ? new(computer) : new(AskAsync());

        async Task<Computer> AskAsync() => computer with { Key = (await RegisterAsync(computer.Id, computer.RegisteredAt, computer.Team)).Key };
    }

    /// <summary>Stores that a server is up, on the way that reports take: where this fails, so would they.</summary>
    /// <param name="server">Which server.</param>
    /// <param name="stretch">Since when without a break, and until when at least.</param>
    /// <exception cref="LedgerUnavailableException">It was not stored.</exception>
    public Task BeatAsync(string server, UptimeStretch stretch) => EnqueueAsync(new PendingWrite { Beat = new UptimeBeat(server, stretch) });

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
        var batch = new List<PendingWrite>();

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

    private Task<Computer?> EnqueueAsync(PendingWrite pending) => _queue.Writer.TryWrite(pending)
        ? pending.Stored
        : Task.FromException<Computer?>(new LedgerUnavailableException("The ledger's queue is full, or the server stops.", null));

    private async Task CommitAsync(List<PendingWrite> batch)
    {
        if (_journal is not null && await _journal.TryAppendAsync(batch))
        {
            return;
        }

        try
        {
            var registered = await _committer.CommitAsync(PendingWrite.Together(batch), CancellationToken.None);
            batch.ForEach(pending => pending.Complete(registered));
        }
        catch (Exception away) when (_journal is not null && _database.IsAway(away))
        {
            await _journal.AppendAsync(batch, away);
        }
        catch (Exception refused) when (batch.Count > 1 && refused is DbException)
        {
            // One that the database will not have never takes its neighbours along.
            foreach (var pending in batch)
            {
                await CommitAsync([pending]);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong is each caller's to report; the writer itself must live on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batch.ForEach(pending => pending.Fail("The database did not take the report.", failure));
        }
    }
}

/// <summary>A report could not be stored now. Nothing of it was kept in memory; it may be sent again.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What the database said, if it was asked.</param>
public sealed class LedgerUnavailableException(string message, Exception? inner) : Exception(message, inner);
