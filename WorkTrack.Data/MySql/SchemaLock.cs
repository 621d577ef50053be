using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.MySql;

/// <summary>
/// Lets one program at a time change the schema: a row that names who holds it and until when, by the database's clock.
/// The holder puts the end off while it works, so that a long change is not interrupted, and one that was killed holds
/// nobody up for longer than half a minute. A plain row works on clusters too, where <c>GET_LOCK</c> does not, or
/// is a lock of one node only.
/// </summary>
internal sealed class SchemaLock : IAsyncDisposable
{
    /// <summary>How long a holder is believed in that does not say that it is still there.</summary>
    private static readonly TimeSpan UsualLease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    private readonly IDatabase _database;
    private readonly TimeSpan _lease;
    private readonly string _token = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _over = new();
    private Task _renewing = Task.CompletedTask;

    private SchemaLock(IDatabase database, TimeSpan lease) => (_database, _lease) = (database, lease);

    /// <summary>Waits for the lock and takes it.</summary>
    /// <param name="database">Whose schema is to be changed.</param>
    /// <param name="wait">How long to wait for another holder.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <param name="lease">How long to be believed in without a sign of life; the usual time when it is null.</param>
    /// <exception cref="SchemaRefusedException">Somebody else still holds it.</exception>
    public static async Task<SchemaLock> TakeAsync(IDatabase database, TimeSpan wait, CancellationToken cancellationToken, TimeSpan? lease = null)
    {
        var mine = new SchemaLock(database, lease ?? UsualLease);
        var began = TimeProvider.System.GetTimestamp();
        await mine.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_lock (id TINYINT NOT NULL PRIMARY KEY, holder VARCHAR(200) NOT NULL, token CHAR(32) NOT NULL, expires_at BIGINT NOT NULL) CHARACTER SET utf8mb4",
            cancellationToken);
        await mine.ExecuteAsync("INSERT INTO schema_lock (id, holder, token, expires_at) VALUES (1, '', '', 0) ON DUPLICATE KEY UPDATE id = id", cancellationToken);
        while (!await mine.TryTakeAsync(cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(began) >= wait)
            {
                throw await mine.RefusalAsync(wait, cancellationToken);
            }

            await Task.Delay(Again, TimeProvider.System, cancellationToken);
        }

        mine._renewing = mine.RenewAsync();
        return mine;
    }

    /// <summary>Lets the next one go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing;
        _over.Dispose();
        await ExecuteAsync("UPDATE schema_lock SET expires_at = 0 WHERE id = 1 AND token = @token", CancellationToken.None);
    }

    private async Task<bool> TryTakeAsync(CancellationToken cancellationToken) => await ExecuteAsync(
        "UPDATE schema_lock SET holder = @holder, token = @token, expires_at = UNIX_TIMESTAMP() + @lease WHERE id = 1 AND expires_at <= UNIX_TIMESTAMP()",
        cancellationToken) > 0;

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(_lease / 3, TimeProvider.System, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_over.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await ExecuteAsync("UPDATE schema_lock SET expires_at = UNIX_TIMESTAMP() + @lease WHERE id = 1 AND token = @token", CancellationToken.None);
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure))
            {
                // There are two more chances before the lease ends; if the database is away, the change fails by itself.
            }
        }
    }

    private async Task<SchemaRefusedException> RefusalAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var holder = (await connection.QueryAsync(null, "SELECT holder FROM schema_lock WHERE id = 1", reader => reader.GetString(0), cancellationToken))[0];
        return new SchemaRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"The schema of the database ({_database.Description}) is being changed by {holder}; waited {wait.TotalSeconds:0} seconds for it. "
            + $"Try again when it has ended. If it was killed, its lock ends by itself within {_lease.TotalSeconds:0} seconds."));
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are above, and what is not a constant is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Add("@holder", $"{Environment.MachineName}, process {Environment.ProcessId}");
        command.Add("@token", _token);
        command.Add("@lease", (long)_lease.TotalSeconds);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
