using System.Net;
using System.Security.Claims;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Audit;

/// <summary>Who did something.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Address">Where from; null when the server did it.</param>
public sealed record AuditActor(string Name, string? Address)
{
    /// <summary>The server itself.</summary>
    public static AuditActor Server { get; } = new("(server)", null);

    /// <summary>Somebody who sends a request.</summary>
    public static AuditActor Of(HttpContext context, string? name = null) =>
        new(name ?? context.User.Identity?.Name ?? "", AddressOf(context.Connection.RemoteIpAddress));

    /// <summary>Somebody with an open page, who sends no requests: their address is where they signed in from.</summary>
    internal static AuditActor Of(ClaimsPrincipal principal, AccountDirectory directory) => new(
        principal.Identity?.Name ?? "",
        SessionCookie.HashOf(principal) is { } hash ? directory.Session(hash)?.Session.Address : null);

    /// <summary>An address as people write it.</summary>
    public static string? AddressOf(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
}
