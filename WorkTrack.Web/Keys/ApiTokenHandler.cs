using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Lets people's scripts read by a token: <c>Authorization: Bearer TOKEN</c>. What the token may see is asked of its account,
/// again and again: the principal only names the token.
/// </summary>
internal sealed class ApiTokenHandler(TokenBook book) : IAuthenticationHandler
{
    public const string SchemeName = "ApiToken";

    private const string TokenClaim = "token";

    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    private HttpContext _context = null!;

    /// <summary>The token that somebody was let in by; null when they were not, or it opens no more.</summary>
    public static ApiToken? TokenOf(ClaimsPrincipal principal, TokenBook book) =>
        principal.FindFirst(TokenClaim)?.Value is { } id ? book.Find(id) : null;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync()
    {
        Span<char> buffer = stackalloc char[PresentedKey.MaxLength];
        if (!PresentedKey.TryRead(_context.Request.Headers, buffer, out var text) || book.Recognise(text) is not { } token)
        {
            return Nobody;
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, token.Name), new Claim(TokenClaim, token.Id)], SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)));
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        _context.Response.Headers.WWWAuthenticate = "Bearer realm=\"WorkTrack\"";
        return ApiErrors.AnswerAsync(
            _context, _context.Request.Path, StatusCodes.Status401Unauthorized, "The token is not known, or not valid any more.");
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        ApiErrors.AnswerAsync(_context, _context.Request.Path, StatusCodes.Status403Forbidden, "This token's account may not read that.");
}
