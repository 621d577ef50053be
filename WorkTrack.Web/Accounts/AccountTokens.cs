using System.Security.Claims;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Accounts;

/// <summary>Whose tokens somebody who is signed in looks at: their account's own, and nobody else's.</summary>
public sealed class AccountTokens(Callers callers, AccountDirectory directory, TokenBook book)
{
    /// <summary>The account, null when there is none, and its tokens.</summary>
    public (KnownAccount? Account, IReadOnlyList<ApiToken> Tokens) Of(ClaimsPrincipal user) =>
        callers.Find(user) is { } caller && directory.Account(caller.Account) is { } account ? (account, book.Of(account.Id)) : (null, []);
}
