using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using WorkTrack.Data.Schema;

namespace WorkTrack.Data.Accounts;

/// <summary>What the framework keeps accounts in. The key of an authenticator app is encrypted, recovery codes are hashed.</summary>
internal sealed class AccountUserStore(WorkTrackContext context, IDataProtectionProvider protection)
    : UserOnlyStore<Account, WorkTrackContext, int>(context)
{
    private readonly IDataProtector _protector = protection.CreateProtector("WorkTrack.AuthenticatorKey");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = _protector.Protect(key);
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? _protector.Unprotect(key) : null);

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes = string.Join(',', recoveryCodes.Select(code => HashOf(user, code)));
        return Task.CompletedTask;
    }

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var codes = CodesOf(user);
        var used = codes.Remove(HashOf(user, code));
        user.RecoveryCodes = string.Join(',', codes);
        return Task.FromResult(used);
    }

    public override Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(CodesOf(user).Count);

    private static List<string> CodesOf(Account user) => [.. (user.RecoveryCodes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Codes are random, so a plain hash does; half of it, as ten of them share a column.</summary>
    private static string HashOf(Account user, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}:{code}")))[..32];
}
