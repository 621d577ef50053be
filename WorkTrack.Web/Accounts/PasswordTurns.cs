using Microsoft.AspNetCore.Identity;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Accounts;

/// <summary>Checks passwords, a few at a time: each takes a tenth of a second of a processor, which agents' reports need too.</summary>
internal sealed class PasswordTurns(IPasswordHasher<Account> hasher) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(Math.Max(1, Environment.ProcessorCount / 2));

    // What a password is checked against when there is no such account, so that it takes as long.
    private readonly Lazy<string> _nobodys = new(() => hasher.HashPassword(new Account(), Guid.NewGuid().ToString()));

    /// <summary>Whether a password is an account's; of no account none is, and that takes as long to say. A hash of fewer rounds is made anew.</summary>
    public async Task<bool> CheckAsync(UserManager<Account> users, Account? account, string? password)
    {
        await _turn.WaitAsync();
        try
        {
            return account is { PasswordHash: not null }
                ? await users.CheckPasswordAsync(account, password ?? "")
                : hasher.VerifyHashedPassword(new Account(), _nobodys.Value, password ?? "") == PasswordVerificationResult.Success && account is not null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
