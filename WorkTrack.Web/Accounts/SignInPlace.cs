using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// Where somebody tries to sign in, as failures are counted: a browser that has signed in to that account before is a place
/// of its own, known by a cookie; all others at an address are one.
/// </summary>
internal sealed class SignInPlace(IDataProtectionProvider protection)
{
    private const string CookieName = "worktrack-device";
    private const int IPv6PrefixBytes = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("WorkTrack.Device");

    /// <summary>The place of a try.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">The account's name, normalised.</param>
    public string Of(HttpContext context, string account) =>
        DeviceOf(context.Request) is { } device && device.Account == account ? $"device {device.Id}" : $"address {PrefixOf(context.Connection.RemoteIpAddress)}";

    /// <summary>Remembers that this browser has signed in to an account.</summary>
    public void Remember(HttpContext context, string account)
    {
        if (DeviceOf(context.Request) is { } device && device.Account == account)
        {
            return;
        }

        context.Response.Cookies.Append(
            HostCookie.NameFor(context.Request, CookieName),
            _protector.Protect($"{RandomNumberGenerator.GetHexString(32, lowercase: true)} {account}"),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
    }

    private (string Id, string Account)? DeviceOf(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(HostCookie.NameFor(request, CookieName), out var cookie))
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(cookie).Split(' ', 2) is [var id, var account] ? (id, account) : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or of a key that is no longer.
            return null;
        }
    }

    /// <summary>Of IPv6 the network: whoever has one address has all of them.</summary>
    private static string PrefixOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..IPv6PrefixBytes]),
        _ => address.ToString(),
    };
}
