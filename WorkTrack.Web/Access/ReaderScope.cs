using System.Security.Claims;
using Microsoft.Extensions.Options;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>Says what a reader may see. Whoever keeps something open for a reader asks again every few seconds: the answer may change.</summary>
internal sealed class ReaderScope(IOptions<AccessOptions> access)
{
    /// <summary>The part of the board that a signed-in person may see; null when none any more. Answers from memory, as it is asked often.</summary>
    public BoardScope? Of(ClaimsPrincipal reader) =>
        access.Value.Open && reader.Identity?.IsAuthenticated == true ? BoardScope.Everything : null;

    /// <summary>What a reader's open streams are counted under: the account's name, and with open access, where all have the same, the address.</summary>
    public static string AccountOf(HttpContext context) =>
        context.User.Identity is { AuthenticationType: not OpenAccessHandler.SchemeName, Name: { Length: > 0 } name }
            ? name
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
