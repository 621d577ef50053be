using WorkTrack.Data.Journal;
using WorkTrack.Data.Ledger;

namespace WorkTrack.Data.Setup;

/// <summary>What has to be done to the database before anything is read from it.</summary>
public sealed class LedgerStartup
{
    private readonly IDatabase _database;
    private readonly SchemaMigrator _migrator;
    private readonly JournalReplay? _journal;
    private readonly DatabaseHealth _health;
    private readonly TimeProvider _time;

    internal LedgerStartup(IDatabase database, SchemaMigrator migrator, JournalReplay? journal, DatabaseHealth health, TimeProvider time) =>
        (_database, _migrator, _journal, _health, _time) = (database, migrator, journal, health, time);

    /// <summary>Checks the schema, and writes to the database what an earlier run had to leave in the journal.</summary>
    /// <exception cref="SchemaRefusedException">The schema is not the one this version needs, or somebody is just changing it.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _migrator.EnsureCurrentAsync(cancellationToken);
            if (_journal is not null)
            {
                await _journal.ReplayLeftoverAsync(cancellationToken);
            }
        }
        catch (Exception away) when (WillPass(away))
        {
            _health.Lost(_time.GetUtcNow(), away, _database.IsUnreachable(away));
            throw;
        }

        if (_health.IsAway)
        {
            _health.Returned();
        }
    }

    /// <summary>What an operator should know of how safely the database stores; null when it flushes at every commit.</summary>
    public Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken) => _database.DurabilityWarningAsync(cancellationToken);

    /// <summary>Whether a failure will pass by itself, so that the server may start and wait: the database is away, and not misconfigured.</summary>
    public bool WillPass(Exception failure) => _database.IsAway(failure) && !_database.IsMisconfigured(failure);
}
