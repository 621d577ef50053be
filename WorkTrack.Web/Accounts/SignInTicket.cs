using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace WorkTrack.Web.Accounts;

/// <summary>What of signing in is still to come.</summary>
internal enum SignInStep
{
    /// <summary>A code of the authenticator app.</summary>
    Code,

    /// <summary>A password of the owner's own.</summary>
    NewPassword,
}

/// <summary>Somebody who has proved a part of what it takes, between two forms.</summary>
/// <param name="Account">Their account.</param>
/// <param name="Stamp">The account's security stamp, which another password makes worthless.</param>
/// <param name="Step">What is next.</param>
/// <param name="IsRemembered">Whether the browser shall be remembered.</param>
/// <param name="EndsAt">Until when it may be used.</param>
internal sealed record SignInTicket(int Account, string Stamp, SignInStep Step, bool IsRemembered, DateTimeOffset EndsAt);

/// <summary>Seals tickets, so that a browser can carry them and change nothing.</summary>
internal sealed class SignInTickets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a ticket may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("WorkTrack.SignInTicket");

    public string Seal(SignInTicket ticket) => _protector.Protect(JsonSerializer.Serialize(ticket));

    /// <summary>What a browser carried; null when it is none of ours, or too old.</summary>
    public SignInTicket? Open(string? sealedTicket)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<SignInTicket>(_protector.Unprotect(sealedTicket ?? ""));
            return ticket is not null && ticket.EndsAt > time.GetUtcNow() ? ticket : null;
        }
        catch (Exception none) when (none is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
