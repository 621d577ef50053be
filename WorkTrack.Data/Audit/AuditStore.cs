using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Audit;

/// <summary>Which entries of the audit log somebody asks for.</summary>
/// <param name="Action">The only kind of entry; null for all.</param>
/// <param name="Text">What occurs in who did it, or in what it was done to; null for anything.</param>
/// <param name="From">The first instant; null for the beginning.</param>
/// <param name="Until">The first instant after; null for no end.</param>
public sealed record AuditFilter(string? Action = null, string? Text = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>Whether the audit log is as it was written.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="BrokenAt">The first number at which the log is not what was written; null when all of it is.</param>
public sealed record AuditVerdict(long Entries, long? BrokenAt)
{
    /// <summary>Whether nothing was changed.</summary>
    public bool IsIntact => BrokenAt is null;
}

/// <summary>The audit log in the database: entries are added at its end and forgotten from its beginning, and nothing else.</summary>
public sealed class AuditStore
{
    private const int RowsAtOnce = 1000;

    private readonly IDatabase _database;
    private readonly Upsert _rows = new("audit_log", ["number", "at", "actor", "action", "subject", "details", "address", "hash"], "");
    private readonly Upsert _chain;

    internal AuditStore(IDatabase database)
    {
        _database = database;
        _chain = new Upsert("audit_chain", ["id", "forgotten_number", "forgotten_hash", "last_number", "last_hash"], database.KeepExisting("id"));
    }

    /// <summary>Adds entries at the end, in their order.</summary>
    public async Task AppendAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var write = await _database.BeginWriteAsync(cancellationToken);
        var chain = await LockAsync(write, cancellationToken);
        var (number, hash) = (chain.LastNumber, chain.LastHash);
        var rows = new List<object?[]>();
        foreach (var entry in entries)
        {
            hash = AuditChain.HashOf(hash, ++number, entry);
            rows.Add([number, entry.At.ToUnixTimeMilliseconds(), entry.Actor, entry.Action, entry.Subject, entry.Details, entry.Address, hash]);
        }

        await write.Transaction.UpsertAsync(_rows, rows, cancellationToken);
        await ExecuteAsync(write, "UPDATE audit_chain SET last_number = @number, last_hash = @hash", number, hash, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Reads entries, the newest first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="before">Only those with a lower number; null to begin with the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(AuditFilter filter, long? before, int most, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var rows = context.AuditLog.AsNoTracking().Where(row => before == null || row.Number < before);
        rows = filter.Action is { } action ? rows.Where(row => row.Action == action) : rows;
        rows = filter.From is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.At < until) : rows;
        rows = filter.Text is { Length: > 0 } text
            ? rows.Where(row => row.Actor.Contains(text) || row.Subject.Contains(text) || row.Details.Contains(text) || row.Address.Contains(text))
            : rows;
        return [.. (await rows.OrderByDescending(row => row.Number).Take(most).ToListAsync(cancellationToken)).Select(Record)];
    }

    /// <summary>Looks whether every entry is as it was written, and none is missing.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var chain = await context.AuditChain.AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            ?? new AuditChainRow { ForgottenHash = AuditChain.Beginning, LastHash = AuditChain.Beginning };
        var (number, hash) = (chain.ForgottenNumber, chain.ForgottenHash);
        while (true)
        {
            var after = number;
            var rows = await context.AuditLog.AsNoTracking().Where(row => row.Number > after).OrderBy(row => row.Number).Take(RowsAtOnce).ToListAsync(cancellationToken);
            foreach (var record in rows.Select(Record))
            {
                hash = AuditChain.HashOf(hash, ++number, record.Entry);
                if (record.Number != number || record.Hash != hash)
                {
                    return new AuditVerdict(number - chain.ForgottenNumber, number);
                }

                if (number == chain.LastNumber && hash == chain.LastHash)
                {
                    // What was added since the chain was read is looked at the next time.
                    return new AuditVerdict(number - chain.ForgottenNumber, null);
                }
            }

            if (rows.Count == 0)
            {
                return new AuditVerdict(number - chain.ForgottenNumber, number == chain.LastNumber && hash == chain.LastHash ? null : number + 1);
            }
        }
    }

    /// <summary>Forgets what is older than an instant. The chain goes on from the last entry that was forgotten.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        int forgotten;
        do
        {
            await using var write = await _database.BeginWriteAsync(cancellationToken);
            var chain = await LockAsync(write, cancellationToken);
            var old = await write.Connection.QueryAsync(
                write.Transaction,
                $"SELECT number, at, hash FROM audit_log WHERE number > {chain.ForgottenNumber} ORDER BY number LIMIT {RowsAtOnce}",
                reader => (Number: reader.GetInt64(0), At: reader.GetInt64(1), Hash: reader.GetString(2)), cancellationToken);
            var gone = old.TakeWhile(row => row.At < before.ToUnixTimeMilliseconds()).ToList();
            forgotten = gone.Count;
            if (forgotten > 0)
            {
                await ExecuteAsync(
                    write, "UPDATE audit_chain SET forgotten_number = @number, forgotten_hash = @hash", gone[^1].Number, gone[^1].Hash, cancellationToken);
                await write.Transaction.ExecuteAsync($"DELETE FROM audit_log WHERE number <= {gone[^1].Number}", cancellationToken);
                await write.CommitAsync(cancellationToken);
            }
        }
        while (forgotten == RowsAtOnce);
    }

    /// <summary>Reads the chain's ends, and keeps other servers from adding to it until the transaction ends.</summary>
    private async Task<AuditChainRow> LockAsync(WriteTransaction write, CancellationToken cancellationToken)
    {
        await write.Transaction.UpsertAsync(
            _chain, [[AuditChainRow.OnlyId, 0L, AuditChain.Beginning, 0L, AuditChain.Beginning]], cancellationToken);
        await write.Transaction.ExecuteAsync("UPDATE audit_chain SET id = id", cancellationToken);
        var ends = await write.Connection.QueryAsync(
            write.Transaction,
            "SELECT forgotten_number, forgotten_hash, last_number, last_hash FROM audit_chain",
            reader => new AuditChainRow
            {
                ForgottenNumber = reader.GetInt64(0),
                ForgottenHash = reader.GetString(1),
                LastNumber = reader.GetInt64(2),
                LastHash = reader.GetString(3),
            },
            cancellationToken);
        return ends[0];
    }

    private static async Task ExecuteAsync(WriteTransaction write, string sql, long number, string hash, CancellationToken cancellationToken)
    {
        await using var command = write.Connection.CreateCommand();
        command.Transaction = write.Transaction;
#pragma warning disable CA2100 // Two statements of this class; what comes from outside is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Add("@number", number);
        command.Add("@hash", hash);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static AuditRecord Record(AuditLogRow row) =>
        new(row.Number, AuditEntry.Stored(row.At, row.Actor, row.Action, row.Subject, row.Details, row.Address), row.Hash);
}
