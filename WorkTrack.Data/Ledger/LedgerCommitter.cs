using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Ledger;

/// <summary>Commits batches within a time that callers can wait for, and again where writers only met each other.</summary>
internal sealed class LedgerCommitter(LedgerStore store, IDatabase database) : IAsyncDisposable
{
    private const int MostAttempts = 3;

    /// <summary>Commits a batch.</summary>
    /// <exception cref="TimeoutException">The database is hung. The batch may be stored all the same: it can be written again.</exception>
    public async Task<IReadOnlyDictionary<ComputerId, Computer>> CommitAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Abandoned and not cancelled when its time is up: the driver asks a hung server to cancel, and waits for that too.
            var commit = store.CommitAsync(batch, cancellationToken);
            try
            {
                return await commit.WaitAsync(database.LongestCommit, cancellationToken);
            }
            catch (Exception met) when (attempt < MostAttempts && database.IsConflict(met))
            {
                // At once: whoever was met has committed or is about to.
            }
            catch (TimeoutException)
            {
                _ = commit.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
