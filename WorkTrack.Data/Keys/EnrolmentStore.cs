using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Keys;

/// <summary>Enrolment tokens in the database, and what computers get with them.</summary>
public sealed class EnrolmentStore
{
    /// <summary>How many keys of a computer may be pending at a time.</summary>
    public const int MaxPending = 3;

    private readonly IDatabase _database;
    private readonly KeyChange _change;

    internal EnrolmentStore(IDatabase database) => (_database, _change) = (database, new KeyChange(database));

    /// <summary>Reads the tokens, the newest first.</summary>
    public async Task<IReadOnlyList<EnrolmentToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return [.. (await context.EnrolmentTokens.AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken))
            .Select(row => row.ToToken())];
    }

    /// <summary>Finds a token; null when there is none.</summary>
    public async Task<EnrolmentToken?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return (await context.EnrolmentTokens.AsNoTracking().SingleOrDefaultAsync(row => row.TokenId == id, cancellationToken))?.ToToken();
    }

    /// <summary>Adds a token.</summary>
    public async Task AddAsync(EnrolmentToken token, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        context.Add(token.ToRow());
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Revokes a token. The keys that were got with it stay.</summary>
    /// <returns>False when there was nothing to revoke.</returns>
    public async Task<bool> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.EnrolmentTokens.Where(row => row.TokenId == id && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.RevokedAt, now), cancellationToken) > 0;
    }

    /// <summary>Gives a computer a key of its own, against a use of a token.</summary>
    /// <param name="key">The key, with its computer, as it will be when nothing speaks against it.</param>
    /// <param name="token">The token's id.</param>
    /// <param name="now">The time.</param>
    /// <param name="pendingUntil">When the key ends if it has to be approved and is not.</param>
    /// <param name="isUnused">Whether a key, by its id, was never used: its answer was lost on the way, and nobody holds it.</param>
    /// <param name="cancellationToken">Stops it before the commit.</param>
    public Task<EnrolmentOutcome> EnrolAsync(
        AgentKey key, string token, DateTimeOffset now, DateTimeOffset pendingUntil, Func<string, bool> isUnused, CancellationToken cancellationToken) =>
        _change.MakeAsync(
            async (context, revision) =>
            {
                if (await context.EnrolmentTokens.FindAsync([token], cancellationToken) is not { } spent || !spent.ToToken().OpensAt(now))
                {
                    return EnrolmentOutcome.TokenSpent;
                }

                var others = await OpenKeysAsync(context, key, now, cancellationToken);
                if (others.Count(other => other.IsPending) >= MaxPending)
                {
                    return EnrolmentOutcome.TooManyPending;
                }

                foreach (var lost in others.Where(other => other.EnrolledBy == token && !other.IsPending && isUnused(other.KeyId)))
                {
                    (lost.RevokedAt, lost.Revision) = (now, revision);
                }

                spent.Uses++;
                var taken = others.Any(other => other is { IsPending: false, RevokedAt: null });
                context.Add((taken ? key with { IsPending = true, ValidUntil = pendingUntil } : key).ToRow(revision));
                return taken ? EnrolmentOutcome.Pending : EnrolmentOutcome.Enrolled;
            },
            cancellationToken);

    private static async Task<List<AgentKeyRow>> OpenKeysAsync(
        WorkTrackContext context, AgentKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var computer = key.Computer!.Value.Value;
        return await context.AgentKeys
            .Where(row => row.Computer == computer && row.RevokedAt == null && (row.ValidUntil == null || row.ValidUntil > now))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>What became of an enrolment.</summary>
public enum EnrolmentOutcome
{
    /// <summary>The key opens.</summary>
    Enrolled,

    /// <summary>The computer has a key already: the new one opens when an administrator approves it.</summary>
    Pending,

    /// <summary>As many keys of the computer are pending as may be. Nothing was kept.</summary>
    TooManyPending,

    /// <summary>The token is used up, over or revoked. Nothing was kept.</summary>
    TokenSpent,
}
