using System.Data.Common;
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

    public WorkTrackContext CreateContext() => inner.CreateContext();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await Gate(cancellationToken);
        return await inner.OpenAsync(cancellationToken);
    }

    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken) => inner.BeginWriteAsync(cancellationToken);

    public string KeepExisting(params string[] keys) => inner.KeepExisting(keys);

    public string OrMerge(string[] keys, string[] masks) => inner.OrMerge(keys, masks);

    public string ReplaceUnlessOlder(string[] keys, string[] columns, string age) => inner.ReplaceUnlessOlder(keys, columns, age);
}
