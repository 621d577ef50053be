using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace WorkTrack.Web.Access;

/// <summary>
/// Open access: whoever connects from this machine is somebody. The start-up check already refuses to listen anywhere
/// else; looking at each connection again costs nothing and needs no trust in configuration.
/// </summary>
internal sealed class OpenAccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    IOptions<AccessOptions> access) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Open";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!access.Value.Open || Context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var somebody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "open access")], SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(somebody, SchemeName)));
    }
}
