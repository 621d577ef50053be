using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Keys;

/// <summary>The tokens of people's scripts in the database.</summary>
public sealed class ApiTokenStore
{
    private readonly IDatabase _database;
    private readonly KeyChange _change;

    internal ApiTokenStore(IDatabase database) => (_database, _change) = (database, new KeyChange(database));

    /// <summary>Reads the tokens that changed.</summary>
    /// <param name="revision">The revision of an earlier reading; 0 reads all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The tokens, and the revision to go on from.</returns>
    public async Task<(IReadOnlyList<ApiToken> Tokens, long Revision)> ReadSinceAsync(long revision, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var rows = await context.ApiTokens.AsNoTracking().Where(row => row.Revision > revision).ToListAsync(cancellationToken);
        return ([.. rows.Select(ToToken)], rows.Select(row => row.Revision).Append(revision).Max());
    }

    /// <summary>Adds a token, unless its account has as many as it may have.</summary>
    /// <returns>Whether it was added.</returns>
    public Task<bool> AddAsync(ApiToken token, int most, CancellationToken cancellationToken) => _change.MakeAsync(
        async (context, revision) =>
        {
            var now = token.CreatedAt;
            if (await context.ApiTokens.CountAsync(
                row => row.Account == token.Account && row.RevokedAt == null && row.ExpiresAt > now, cancellationToken) >= most)
            {
                return false;
            }

            context.Add(new ApiTokenRow
            {
                TokenId = token.Id,
                Hash = [.. token.Hash],
                Account = token.Account,
                Name = token.Name,
                CreatedAt = token.CreatedAt,
                ExpiresAt = token.ExpiresAt,
                Revision = revision,
            });
            return true;
        },
        cancellationToken);

    /// <summary>Revokes a token for good.</summary>
    /// <returns>False when there was nothing to revoke.</returns>
    public Task<bool> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => _change.MakeAsync(
        async (context, revision) =>
        {
            if (await context.ApiTokens.FindAsync([id], cancellationToken) is not { RevokedAt: null } row)
            {
                return false;
            }

            (row.RevokedAt, row.Revision) = (now, revision);
            return true;
        },
        cancellationToken);

    /// <summary>Notes when a token was last used.</summary>
    public async Task NoteUseAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.ApiTokens.Where(row => row.TokenId == id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastUsedAt, at), cancellationToken);
    }

    /// <summary>Forgets tokens that have opened nothing since an instant.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.ApiTokens.Where(row => row.RevokedAt < before || row.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static ApiToken ToToken(ApiTokenRow row) => new()
    {
        Id = row.TokenId,
        Hash = ImmutableArray.Create(row.Hash),
        Account = row.Account,
        Name = row.Name,
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
        RevokedAt = row.RevokedAt,
        LastUsedAt = row.LastUsedAt,
    };
}
