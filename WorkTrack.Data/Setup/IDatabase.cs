using System.Data.Common;
using WorkTrack.Data.Schema;

namespace WorkTrack.Data.Setup;

/// <summary>What differs between the databases we run on. Chosen once, at start.</summary>
internal interface IDatabase
{
    /// <summary>What to call the database in messages; without secrets.</summary>
    string Description { get; }

    /// <summary>Whether the server brings the schema up to date by itself when it starts.</summary>
    bool MigratesOnStart { get; }

    /// <summary>A context for one operation.</summary>
    WorkTrackContext CreateContext();

    /// <summary>An open connection that flushes at commit and knows <c>bit_count</c>.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that writes; those of one process never fail for each other, they wait.</summary>
    Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken);

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
}
