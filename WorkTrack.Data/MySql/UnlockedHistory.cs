using Microsoft.EntityFrameworkCore.Migrations;
#pragma warning disable EF1001 // The documented way to change a history table's behaviour is to derive from the provider's own.
using Pomelo.EntityFrameworkCore.MySql.Migrations.Internal;

namespace WorkTrack.Data.MySql;

/// <summary>The history of migrations without the provider's lock, a <c>GET_LOCK</c> of 72 hours: <see cref="SchemaLock"/> is taken before.</summary>
internal sealed class UnlockedHistory(HistoryRepositoryDependencies dependencies) : MySqlHistoryRepository(dependencies)
{
    public override IMigrationsDatabaseLock AcquireDatabaseLock() => new NoLock(this);

    public override Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IMigrationsDatabaseLock>(new NoLock(this));

    private sealed class NoLock(IHistoryRepository history) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose()
        {
            // Nothing is held.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
