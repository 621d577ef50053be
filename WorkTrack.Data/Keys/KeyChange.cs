using System.Data;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Keys;

/// <summary>
/// A change of keys: one transaction, which counts the revision up before anything else. So changes wait for each other
/// there, decide on what is really stored, and no reader that goes by revisions misses one.
/// </summary>
internal sealed class KeyChange(IDatabase database)
{
    private const int MostAttempts = 3;

    /// <summary>Makes a change.</summary>
    /// <param name="change">Reads and changes rows, and gives those it touches the revision it gets.</param>
    /// <param name="cancellationToken">Stops it before the commit.</param>
    public async Task<T> MakeAsync<T>(Func<WorkTrackContext, long, Task<T>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(change, cancellationToken);
            }
            catch (Exception met) when (attempt < MostAttempts && database.IsConflict(met is DbUpdateException { InnerException: { } inner } ? inner : met))
            {
                // At once: whoever was met has committed or is about to.
            }
        }
    }

    private async Task<T> TryAsync<T>(Func<WorkTrackContext, long, Task<T>> change, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await context.KeyRevisions.ExecuteUpdateAsync(
            row => row.SetProperty(counter => counter.Revision, counter => counter.Revision + 1), cancellationToken);
        var revision = await context.KeyRevisions.Select(row => row.Revision).SingleAsync(cancellationToken);
        var result = await change(context, revision);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
