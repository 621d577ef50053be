using System.Data.Common;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Tests.Dashboard;

/// <summary>A real database behind a gate: a test can make it wait or fail.</summary>
internal sealed class GatedDatabase(IDatabase inner) : IDatabase
{
    /// <summary>Awaited before each connection is opened.</summary>
    public Func<CancellationToken, Task> Gate { get; set; } = _ => Task.CompletedTask;

    public string Description => inner.Description;

    public bool MigratesOnStart => inner.MigratesOnStart;

    public bool CanBeAway => inner.CanBeAway;

    public Task<IAsyncDisposable> BeginMigrationAsync(CancellationToken cancellationToken) => inner.BeginMigrationAsync(cancellationToken);

    public TimeSpan LongestCommit => inner.LongestCommit;

    public IDatabase WithBreaker(DatabaseHealth health) => this;

    public WorkTrackContext CreateContext() => inner.CreateContext();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await Gate(cancellationToken);
        return await inner.OpenAsync(cancellationToken);
    }

    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken) => inner.BeginWriteAsync(cancellationToken);

    public IRowWriter CreateRowWriter() => inner.CreateRowWriter();

    public string KeepExisting(params string[] keys) => inner.KeepExisting(keys);

    public string OrMerge(string[] keys, string[] masks) => inner.OrMerge(keys, masks);

    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) => inner.ReplaceUnlessOlder(keys, columns, age);

    public bool IsAway(Exception failure) => inner.IsAway(failure);

    public bool IsUnreachable(Exception failure) => inner.IsUnreachable(failure);

    public bool IsConflict(Exception failure) => inner.IsConflict(failure);

    public bool IsMisconfigured(Exception failure) => inner.IsMisconfigured(failure);

    public Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken) => inner.DurabilityWarningAsync(cancellationToken);
}
