using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;

namespace WorkTrack.Bench.Stores;

/// <summary>What a table takes on disk.</summary>
/// <param name="Rows">Its rows without any index beside the primary key's.</param>
/// <param name="Indexes">What its other indexes take.</param>
internal readonly record struct TableSize(long Rows, long Indexes)
{
    public long Total => Rows + Indexes;
}

/// <summary>A database to measure: how to fill it fast, and how large it is. Everything else is done by the product.</summary>
internal interface IBenchStore : IAsyncDisposable
{
    /// <summary>What it is called in the report.</summary>
    string Name { get; }

    /// <summary>The product's way to it, which changes with <see cref="SettleAsync"/>.</summary>
    IDatabase Database { get; }

    /// <summary>Makes the empty database, set up for loading.</summary>
    Task StartAsync();

    /// <summary>Adds rows in their order.</summary>
    Task LoadAsync(string table, string[] columns, IEnumerable<long[]> rows);

    /// <summary>Adds rows with text in them, of which there are few, by a statement of the product.</summary>
    Task WriteAsync(Upsert upsert, IEnumerable<object?[]> rows);

    /// <summary>Ends the loading, or opens what was loaded by an earlier run: from here on it is set up as the product would find it.</summary>
    Task SettleAsync();

    /// <summary>What a table takes on disk, all of it flushed.</summary>
    Task<TableSize> SizeAsync(string table);

    /// <summary>How the database means to run a statement.</summary>
    Task<string> ExplainAsync(string sql);
}
