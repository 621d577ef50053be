using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Keys;

/// <summary>When keys were used last, on record.</summary>
public sealed class KeyUseStore
{
    // So that the ledger's writer never waits long where one writes at a time.
    private const int AtATime = 1024;

    private readonly IDatabase _database;
    private readonly Upsert _table;

    internal KeyUseStore(IDatabase database)
    {
        string[] values = ["address", "other_address", "last_used_at"];
        _database = database;
        _table = new Upsert("agent_key_uses", ["key_id", .. values], database.ReplaceUnlessOlder(["key_id"], values, "last_used_at"));
    }

    /// <summary>Reads the last use of every key.</summary>
    public async Task<IReadOnlyList<StoredKeyUse>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.AgentKeyUses.AsNoTracking()
            .Select(row => new StoredKeyUse(row.KeyId, row.LastUsedAt, row.Address, row.OtherAddress)).ToListAsync(cancellationToken);
    }

    /// <summary>Writes uses; one that is older than the stored one changes nothing.</summary>
    public async Task WriteAsync(IReadOnlyCollection<StoredKeyUse> uses, CancellationToken cancellationToken)
    {
        foreach (var part in uses.Chunk(AtATime))
        {
            await using var write = await _database.BeginWriteAsync(cancellationToken);
            await write.Transaction.UpsertAsync(
                _table,
                part.Select(use => new object?[] { use.KeyId, use.Address, use.OtherAddress, use.LastUsedAt.ToUnixTimeMilliseconds() }),
                cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }
}

/// <summary>The last use of a key.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="LastUsedAt">When.</param>
/// <param name="Address">Whence; null for the key of a team.</param>
/// <param name="OtherAddress">Whence as well, in turn with the first; null when it never was.</param>
public sealed record StoredKeyUse(string KeyId, DateTimeOffset LastUsedAt, string? Address, string? OtherAddress);
