using System.Data.Common;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Schema;

namespace WorkTrack.Data.Setup;

/// <summary>What differs between the databases we run on. Chosen once, at start.</summary>
internal interface IDatabase
{
    /// <summary>What to call the database in messages; without secrets.</summary>
    string Description { get; }

    /// <summary>Whether the server brings the schema up to date by itself when it starts.</summary>
    bool MigratesOnStart { get; }

    /// <summary>Whether it may be away while this server runs, so that reports need another place meanwhile.</summary>
    bool CanBeAway { get; }

    /// <summary>Keeps others from migrating until it is disposed, and clears away what a migration that was killed left behind.</summary>
    /// <exception cref="IOException">Somebody else migrates.</exception>
    /// <exception cref="SchemaRefusedException">Somebody else migrates, and did not end in the time one can wait.</exception>
    Task<IAsyncDisposable> BeginMigrationAsync(CancellationToken cancellationToken);

    /// <summary>How long a commit may take before the database counts as hung; infinite where nothing else could take the reports.</summary>
    TimeSpan LongestCommit { get; }

    /// <summary>
    /// The same database for those who read it while it may be away: a circuit breaker refuses them at once, with a
    /// <see cref="TimeoutException"/>, as long as it is known not to answer.
    /// </summary>
    IDatabase WithBreaker(DatabaseHealth health);

    /// <summary>A context for one operation.</summary>
    WorkTrackContext CreateContext();

    /// <summary>An open connection that flushes at commit and knows <c>bit_count</c>.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that writes; those of one process never fail for each other, they wait.</summary>
    Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken);

    /// <summary>What writes the reports' rows.</summary>
    IRowWriter CreateRowWriter();

    /// <summary>The end of an <c>INSERT</c> that leaves an existing row as it is.</summary>
    /// <param name="keys">The columns of the primary or unique key.</param>
    string KeepExisting(params string[] keys);

    /// <summary>The end of an <c>INSERT</c> that merges masks into an existing row by OR.</summary>
    /// <param name="keys">The primary key's columns.</param>
    /// <param name="masks">The columns to merge.</param>
    string OrMerge(string[] keys, string[] masks);

    /// <summary>The end of an <c>INSERT</c> that replaces an existing row unless that one is newer.</summary>
    /// <param name="keys">The primary key's columns.</param>
    /// <param name="columns">The columns to replace.</param>
    /// <param name="age">The column that says how new a row is; one of the key's when the newest statement always counts.</param>
    string ReplaceUnlessOlder(string[] keys, string[] columns, string age);

    /// <summary>Whether a failure means that the database is away (down, hung, read-only, full), and not that it refused what it was given.</summary>
    bool IsAway(Exception failure);

    /// <summary>Whether a failure that means that the database is away means that it does not even answer.</summary>
    bool IsUnreachable(Exception failure);

    /// <summary>Whether a failure came from writers meeting each other, so that the same again may well succeed.</summary>
    bool IsConflict(Exception failure);

    /// <summary>Whether a failure to connect is the operator's to correct, and will not pass by itself.</summary>
    bool IsMisconfigured(Exception failure);

    /// <summary>What an operator should know of how safely it stores; null when it flushes at every commit.</summary>
    Task<string?> DurabilityWarningAsync(CancellationToken cancellationToken);
}
