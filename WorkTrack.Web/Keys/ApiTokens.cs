using Microsoft.Extensions.Localization;
using WorkTrack.Data.Keys;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Keys;

/// <summary>What people do with the tokens of their scripts.</summary>
internal sealed class ApiTokens(
    ApiTokenStore store, KeyKeeper keeper, TokenBook book, AuditLog audit, TimeProvider time, IStringLocalizer<AccountsText> words)
{
    /// <summary>How many tokens of an account may open at a time.</summary>
    public const int MostOfAnAccount = 20;

    /// <summary>The longest that a token lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Makes a token.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="lasts">How long it lasts, at most <see cref="Longest"/>.</param>
    /// <returns>It; or why not, in a sentence.</returns>
    public async Task<(NewSecret? Token, string? Problem)> CreateAsync(AuditActor actor, int account, string? name, TimeSpan lasts)
    {
        if (CleanText.Clean(name, ApiToken.MaxNameLength) is not { } clean)
        {
            return (null, words["TokenNeedsName"]);
        }

        if (lasts <= TimeSpan.Zero || lasts > Longest)
        {
            return (null, words["TokenLasts", Longest.Days]);
        }

        var (now, secret) = (time.GetUtcNow(), SecretText.Create(SecretKind.ApiToken));
        var token = new ApiToken { Id = secret.Id, Hash = [.. secret.Hash], Account = account, Name = clean, CreatedAt = now, ExpiresAt = now + lasts };
        if (!await store.AddAsync(token, MostOfAnAccount, CancellationToken.None))
        {
            return (null, words["TooManyTokens", MostOfAnAccount]);
        }

        await keeper.ReadAsync(CancellationToken.None);
        await audit.RecordAsync(actor, AuditActions.ApiTokenCreated, $"token {token.Id} {clean}", $"until {token.ExpiresAt:O}");
        return (secret, null);
    }

    /// <summary>Revokes a token of an account.</summary>
    public async Task RevokeAsync(AuditActor actor, int account, string? id)
    {
        if (id is not null && book.Find(id) is { } token && token.Account == account
            && await store.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None))
        {
            await keeper.ReadAsync(CancellationToken.None);
            await audit.RecordAsync(actor, AuditActions.ApiTokenRevoked, $"token {id} {token.Name}");
        }
    }
}
