using System.Data;
using System.Data.Common;

namespace WorkTrack.Data.Setup;

/// <summary>A transaction that writes, with its connection. What is not committed when it is disposed is rolled back.</summary>
internal sealed class WriteTransaction : IAsyncDisposable
{
    private readonly SemaphoreSlim? _turn;

    private WriteTransaction(DbConnection connection, DbTransaction transaction, SemaphoreSlim? turn) =>
        (Connection, Transaction, _turn) = (connection, transaction, turn);

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>Begins one.</summary>
    /// <param name="database">Where.</param>
    /// <param name="turn">What writers of this process take turns by, where the database lets only one write at a time.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<WriteTransaction> BeginAsync(IDatabase database, SemaphoreSlim? turn, CancellationToken cancellationToken)
    {
        if (turn is not null)
        {
            await turn.WaitAsync(cancellationToken);
        }

        DbConnection? connection = null;
        try
        {
            connection = await database.OpenAsync(cancellationToken);
            return new WriteTransaction(
                connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken), turn);
        }
        catch
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            turn?.Release();
            throw;
        }
    }

    public Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
        finally
        {
            _turn?.Release();
        }
    }
}
