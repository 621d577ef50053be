using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Journal;

/// <summary>
/// While the database is away: takes batches into the journal, asks every few seconds whether it is back, and then writes
/// the journal to it, in order, before live writes go on. Writing some of it twice is harmless.
/// </summary>
internal sealed partial class JournalReplay(
    JournalFile journal, LedgerCommitter committer, IDatabase database, DatabaseHealth health, TimeProvider time, ILogger<JournalReplay> log)
    : BackgroundService
{
    private const int RecordsAtOnce = 500;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    // Held while a batch goes in, and while the journal is found empty and live writes are let through again.
    private readonly SemaphoreSlim _handover = new(1, 1);
    private readonly SemaphoreSlim _due = new(0);

    /// <summary>Whether writes go to the journal now.</summary>
    public bool TakesWrites => health.IsAway;

    /// <summary>Takes a batch while the database is away.</summary>
    /// <returns>False when it is there: then nothing was taken.</returns>
    public async Task<bool> TryAppendAsync(IReadOnlyList<PendingWrite> batch)
    {
        if (!health.IsAway)
        {
            return false;
        }

        await _handover.WaitAsync();
        try
        {
            if (health.IsAway)
            {
                await KeepAsync(batch);
                return true;
            }

            return false;
        }
        finally
        {
            _handover.Release();
        }
    }

    /// <summary>Takes a batch that the database did not, because it is away.</summary>
    public async Task AppendAsync(IReadOnlyList<PendingWrite> batch, Exception away)
    {
        await _handover.WaitAsync();
        try
        {
            if (!health.IsAway)
            {
                LogLost(away.Message);
            }

            health.Lost(time.GetUtcNow(), away, database.IsUnreachable(away));
            await KeepAsync(batch);
        }
        finally
        {
            _handover.Release();
        }

        _due.Release();
    }

    /// <summary>Writes to the database what an earlier run left, before anything is read from it.</summary>
    public async Task ReplayLeftoverAsync(CancellationToken cancellationToken)
    {
        await journal.OpenLeftoverAsync(cancellationToken);
        while (journal.Count > 0)
        {
            await ReplayPartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _due.WaitAsync(stoppingToken);
            while (health.IsAway)
            {
                await Task.Delay(ShortestWait + ((LongestWait - ShortestWait) * Random.Shared.NextDouble()), time, stoppingToken);
                await TryReplayAsync(stoppingToken);
            }
        }
    }

    private async Task KeepAsync(IReadOnlyList<PendingWrite> batch)
    {
        try
        {
            await journal.AppendAsync(JournalRecord.Of(PendingWrite.Together(batch)), CancellationToken.None);
        }
        catch (DbException full)
        {
            foreach (var pending in batch)
            {
                pending.Fail("The database is away, and the journal takes no more.", full);
            }

            return;
        }

        foreach (var pending in batch)
        {
            pending.CompleteInJournal();
        }
    }

    private async Task TryReplayAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (journal.Count == 0)
            {
                // The journal took nothing, so nothing else asks the database whether it is there.
                await committer.CommitAsync(LedgerBatch.Empty, stoppingToken);
            }

            while (journal.Count > 0)
            {
                await ReplayPartAsync(stoppingToken);
            }

            await LetThroughAsync(stoppingToken);
        }
        catch (Exception still) when (database.IsAway(still))
        {
            health.Lost(time.GetUtcNow(), still, database.IsUnreachable(still));
        }
#pragma warning disable CA1031 // Were this to end, the journal would only grow; so whatever it is, it is said and tried again.
        catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The journal's own file, or a defect of ours.
            LogBroken(broken.Message);
        }
    }

    private async Task LetThroughAsync(CancellationToken stoppingToken)
    {
        await _handover.WaitAsync(stoppingToken);
        try
        {
            if (journal.Count == 0)
            {
                health.Returned();
                LogReturned();
            }
        }
        finally
        {
            _handover.Release();
        }
    }

    private async Task ReplayPartAsync(CancellationToken cancellationToken)
    {
        var (records, last) = await journal.ReadAsync(RecordsAtOnce, cancellationToken);
        try
        {
            await committer.CommitAsync(JournalRecord.Together(records), cancellationToken);
        }
        catch (DbException refused) when (!database.IsAway(refused))
        {
            await ReplayOneByOneAsync(records, cancellationToken);
        }

        await journal.RemoveAsync(last, cancellationToken);
    }

    private async Task ReplayOneByOneAsync(List<JournalRecord> records, CancellationToken cancellationToken)
    {
        foreach (var record in records)
        {
            try
            {
                await committer.CommitAsync(JournalRecord.Together([record]), cancellationToken);
            }
            catch (DbException refused) when (!database.IsAway(refused))
            {
                // It passed every check of ours, so this is a defect of ours; it must not hold up all others for ever.
                LogRefused(record.Entry?.Id ?? record.Newcomer?.Id, refused.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The database is away: {Cause} Reports go to the journal until it is back")]
    private partial void LogLost(string cause);

    [LoggerMessage(LogLevel.Information, "The database is back, and the journal is written to it")]
    private partial void LogReturned();

    [LoggerMessage(LogLevel.Critical, "The journal cannot be read or cleared: {Cause}")]
    private partial void LogBroken(string cause);

    [LoggerMessage(LogLevel.Critical, "The database refuses a journalled report of {Computer}, which is lost: {Cause}")]
    private partial void LogRefused(string? computer, string cause);
}
