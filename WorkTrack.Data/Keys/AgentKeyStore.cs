using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Keys;

/// <summary>The keys of agents in the database.</summary>
public sealed class AgentKeyStore
{
    private readonly IDatabase _database;
    private readonly KeyChange _change;

    internal AgentKeyStore(IDatabase database) => (_database, _change) = (database, new KeyChange(database));

    /// <summary>Reads the keys that changed.</summary>
    /// <param name="revision">The revision of an earlier reading; 0 reads all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The keys, and the revision to go on from.</returns>
    public async Task<(IReadOnlyList<AgentKey> Keys, long Revision)> ReadSinceAsync(long revision, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var rows = await context.AgentKeys.AsNoTracking().Where(row => row.Revision > revision).ToListAsync(cancellationToken);
        return ([.. rows.Select(row => row.ToKey())], rows.Select(row => row.Revision).Append(revision).Max());
    }

    /// <summary>Adds a key.</summary>
    public Task AddAsync(AgentKey key, CancellationToken cancellationToken) => _change.MakeAsync(
        (context, revision) =>
        {
            context.Add(key.ToRow(revision));
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <summary>Puts a key in the place of another, which goes on opening for a while. At most two of a computer open at any time.</summary>
    /// <param name="key">The new key.</param>
    /// <param name="old">The id of the old one.</param>
    /// <param name="now">The time.</param>
    /// <param name="overlapEnd">When the old one ends.</param>
    /// <param name="cancellationToken">Stops it before the commit.</param>
    /// <returns>False when the old one opens no more: nothing was changed.</returns>
    public Task<bool> RotateAsync(AgentKey key, string old, DateTimeOffset now, DateTimeOffset overlapEnd, CancellationToken cancellationToken) =>
        _change.MakeAsync(
            async (context, revision) =>
            {
                if (await context.AgentKeys.FindAsync([old], cancellationToken) is not { } row || !row.ToKey().OpensAt(now))
                {
                    return false;
                }

                await RetireAsync(context, row, revision, now, overlapEnd, cancellationToken);
                context.Add(key.ToRow(revision));
                return true;
            },
            cancellationToken);

    /// <summary>Revokes a key for good, or refuses one that was pending.</summary>
    /// <returns>False when there was nothing to revoke.</returns>
    public Task<bool> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => _change.MakeAsync(
        async (context, revision) =>
        {
            if (await context.AgentKeys.FindAsync([id], cancellationToken) is not { RevokedAt: null } row)
            {
                return false;
            }

            (row.RevokedAt, row.Revision) = (now, revision);
            return true;
        },
        cancellationToken);

    /// <summary>Approves a key that was pending. The keys that its computer had open no more.</summary>
    /// <returns>False when it is not pending any more.</returns>
    public Task<bool> ApproveAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => _change.MakeAsync(
        async (context, revision) =>
        {
            if (await context.AgentKeys.FindAsync([id], cancellationToken) is not { } row || row.ToKey().StateAt(now) != KeyState.Pending)
            {
                return false;
            }

            foreach (var other in await context.AgentKeys
                .Where(other => other.Computer == row.Computer && other.RevokedAt == null && !other.IsPending).ToListAsync(cancellationToken))
            {
                (other.RevokedAt, other.Revision) = (now, revision);
            }

            (row.IsPending, row.ValidUntil, row.Revision) = (false, null, revision);
            return true;
        },
        cancellationToken);

    /// <summary>Forgets keys that have opened nothing since an instant.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.AgentKeys.Where(row => row.RevokedAt < before || row.ValidUntil < before).ExecuteDeleteAsync(cancellationToken);
        await context.AgentKeyUses.Where(use => !context.AgentKeys.Any(row => row.KeyId == use.KeyId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Gives a key its end; those that already had one end now.</summary>
    internal static async Task RetireAsync(
        WorkTrackContext context, AgentKeyRow old, long revision, DateTimeOffset now, DateTimeOffset overlapEnd, CancellationToken cancellationToken)
    {
        if (old.Computer is { } computer)
        {
            foreach (var ending in await context.AgentKeys
                .Where(row => row.Computer == computer && row.KeyId != old.KeyId && row.RevokedAt == null && !row.IsPending)
                .ToListAsync(cancellationToken))
            {
                (ending.RevokedAt, ending.Revision) = (now, revision);
            }
        }

        (old.ValidUntil, old.Revision) = (old.ValidUntil < overlapEnd ? old.ValidUntil : overlapEnd, revision);
    }
}
