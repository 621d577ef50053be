using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Lets agents in by their key; under open access also those of this machine that show none. A wrong key is refused
/// always: whoever sends one wants to know that it is wrong.
/// </summary>
/// <remarks>Straight on the interface: the framework's base class looks up options and logs at every request.</remarks>
internal sealed class AgentKeyHandler(KeyBook book, IOptions<AccessOptions> access, TimeProvider time) : IAuthenticationHandler
{
    public const string SchemeName = "AgentKey";

    /// <summary>The scheme as it is registered.</summary>
    public static readonly AuthenticationScheme Scheme = new(SchemeName, null, typeof(AgentKeyHandler));

    private const string NoKey = "A key is required: in https://agent:KEY@host/api, as 'Authorization: Bearer KEY', or as 'X-Agent-Key: KEY'.";
    private const string WrongKey = "The key is not known, or not valid any more.";
    private const string Pending = "The key waits for an administrator's approval.";

    private static readonly Task<AuthenticateResult> Anybody = Admit(AgentIdentity.Anybody);
    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    private HttpContext _context = null!;
    private string _refusal = NoKey;

    /// <summary>The answer to a request that an agent is let in for; it may be given any number of times.</summary>
    public static Task<AuthenticateResult> Admit(AgentIdentity agent) =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new AgentPrincipal(agent, SchemeName), SchemeName)));

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync()
    {
        Span<char> buffer = stackalloc char[PresentedKey.MaxLength];
        if (!PresentedKey.TryRead(_context.Request.Headers, buffer, out var text))
        {
            return access.Value.Open && _context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) ? Anybody : Nobody;
        }

        if (!book.IsRead)
        {
            throw new LedgerUnavailableException("The keys were not read yet.", null);
        }

        var now = time.GetUtcNow();
        var booked = book.Recognise(text);
        if (booked is null || !booked.Key.OpensAt(now))
        {
            _refusal = booked?.Key.StateAt(now) == KeyState.Pending ? Pending : WrongKey;
            return Nobody;
        }

        booked.Use.Note(now, booked.Key.IsOfTeam ? null : _context.Connection.RemoteIpAddress);
        return booked.Admission;
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        // Some clients send what stands in their address only when they are asked for it.
        _context.Response.Headers.WWWAuthenticate = new([
            "Basic realm=\"WorkTrack agents\", charset=\"UTF-8\"", "Bearer realm=\"WorkTrack agents\""]);
        return ApiErrors.AnswerAsync(_context, _context.Request.Path, StatusCodes.Status401Unauthorized, _refusal);
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        ApiErrors.AnswerAsync(_context, _context.Request.Path, StatusCodes.Status403Forbidden, "This key may not do that.");
}
