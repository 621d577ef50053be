namespace WorkTrack.Data.Ledger;

/// <summary>Writes batches of rows over a connection that it keeps, in the way that costs its database least.</summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <summary>Writes rows to several tables in one transaction. When it returns all of them survive any crash; when it throws, none may count as stored.</summary>
    Task CommitAsync(IReadOnlyList<RowBuffer> tables, CancellationToken cancellationToken);
}
