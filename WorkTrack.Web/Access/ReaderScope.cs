using System.Security.Claims;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>Says what a reader may see. Whoever keeps something open for a reader asks again every few seconds: the answer may change.</summary>
internal sealed class ReaderScope(Callers callers)
{
    /// <summary>The part of the board that somebody may see; null when none, or none any more. Answers from memory, as it is asked often.</summary>
    public BoardScope? Of(ClaimsPrincipal reader) => callers.Find(reader) is { Role: not Role.Auditor } caller ? caller.Scope : null;

    /// <summary>What a reader's open streams are counted under: the account's name, and with open access, where all have the same, the address.</summary>
    public static string AccountOf(HttpContext context) =>
        context.User.Identity is { AuthenticationType: not OpenAccessHandler.SchemeName, Name: { Length: > 0 } name }
            ? name
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
