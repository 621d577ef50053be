using System.Security.Claims;
using Microsoft.Extensions.Options;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>
/// Says who somebody is now, and what they may see. Asked again for as long as they are connected: a principal is only the
/// name of a session, and what it stands for may have changed since it came.
/// </summary>
public sealed class Callers(AccountDirectory directory, SessionUse use, TokenBook tokens, IOptions<AccessOptions> access, IHostEnvironment environment)
{
    private static readonly BoardScope Nothing = BoardScope.Of([]);

    /// <summary>Whether people may sign in with one click, as a developer: only in Development, and only with open access.</summary>
    public bool AllowsDeveloper => access.Value.Open && environment.IsDevelopment();

    /// <summary>Who it is; null when they are nobody, or no longer.</summary>
    public Caller? Find(ClaimsPrincipal principal)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } identity)
        {
            return null;
        }

        switch (identity.AuthenticationType)
        {
            case OpenAccessHandler.SchemeName:
                return access.Value.Open ? Caller.OpenAccess : null;
            case SessionCookie.Developer:
                return AllowsDeveloper ? Caller.Developer : null;
            case SessionCookie.Scheme when SessionCookie.HashOf(principal) is { } hash && directory.Session(hash) is { } known:
                use.Note(known.Session);
                return Caller.Of(known.Account);
            case ApiTokenHandler.SchemeName when ApiTokenHandler.TokenOf(principal, tokens) is { } token
                && directory.Account(token.Account) is { IsDisabled: false } owner:
                return Caller.ByToken(owner);
            default:
                return null;
        }
    }

    /// <summary>What somebody may see now; nothing when they are nobody, or no longer.</summary>
    public BoardScope ScopeOf(ClaimsPrincipal principal) => Find(principal)?.Scope ?? Nothing;
}
