using WorkTrack.Data.Journal;

namespace WorkTrack.Data.Setup;

/// <summary>What has to be done to the database before anything is read from it.</summary>
public sealed class LedgerStartup
{
    private readonly IDatabase _database;
    private readonly SchemaMigrator _migrator;
    private readonly JournalReplay? _journal;

    internal LedgerStartup(IDatabase database, SchemaMigrator migrator, JournalReplay? journal) =>
        (_database, _migrator, _journal) = (database, migrator, journal);

    /// <summary>Checks the schema, and writes to the database what an earlier run had to leave in the journal.</summary>
    /// <exception cref="SchemaOutdatedException">The schema is older than this version needs.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _migrator.EnsureCurrentAsync(cancellationToken);
        if (_journal is not null)
        {
            await _journal.ReplayLeftoverAsync(cancellationToken);
        }
    }

    /// <summary>What an operator should know of how safely the database stores; null when it flushes at every commit.</summary>
    public Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken) => _database.DurabilityWarningAsync(cancellationToken);

    /// <summary>Whether a failure will pass by itself, so that the server may start and wait: the database is away, and not misconfigured.</summary>
    public bool WillPass(Exception failure) => _database.IsAway(failure) && !_database.IsMisconfigured(failure);
}
