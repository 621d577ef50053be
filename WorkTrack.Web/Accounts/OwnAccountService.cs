using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Accounts;

/// <summary>What people do to their own accounts. Whatever makes an account weaker or stronger asks for the password again.</summary>
internal sealed class OwnAccountService(
    UserManager<Account> users, IUserStore<Account> keys, AccountStore store, AccountDirectory directory, SignInThrottle throttle, SignInPlace places, PasswordTurns turns,
    IDataProtectionProvider protection, AuditLog audit, TimeProvider time, IStringLocalizer<AccountsText> words)
{
    private const int RecoveryCodes = 10;

    private readonly IDataProtector _protector = protection.CreateProtector("WorkTrack.NewAuthenticatorKey");

    /// <summary>Changes the password. All other sessions end.</summary>
    /// <returns>Why not, in a sentence; null when it is changed.</returns>
    public async Task<string?> ChangePasswordAsync(HttpContext context, string? current, string? password)
    {
        var account = await AccountAsync(context);
        if (await CheckAsync(context, account, current) is { } wrong)
        {
            return wrong;
        }

        if (PasswordRule.Problem(words, account.UserName, password) is { } problem)
        {
            return problem;
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password!);
        (await users.UpdateSecurityStampAsync(account)).ThrowUnlessDone();
        await store.EndSessionsAsync(account.Id, SessionCookie.HashOf(context.User), CancellationToken.None);
        await DoneAsync(context, AuditActions.PasswordChanged);
        return null;
    }

    /// <summary>A key for an authenticator app that is not the account's yet.</summary>
    public (string Key, string Sealed) NewKey()
    {
        var key = Totp.NewKey();
        return (key, _protector.Protect(key));
    }

    /// <summary>The key that a form carried; null when it is none of ours.</summary>
    public string? OpenKey(string? sealedKey)
    {
        try
        {
            return _protector.Unprotect(sealedKey ?? "");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes a key the account's second factor, when its app shows the right code and the password is right.</summary>
    /// <returns>Why not; or the recovery codes, which are shown once.</returns>
    public async Task<(string? Problem, IReadOnlyList<string> Codes)> TurnOnSecondFactorAsync(HttpContext context, string key, string? typed, string? password)
    {
        var account = await AccountAsync(context);
        if (await CheckAsync(context, account, password) is { } wrong)
        {
            return (wrong, []);
        }

        if (Totp.StepOf(key, typed, time.GetUtcNow()) is not { } step)
        {
            return (words["WrongAppCode"], []);
        }

        await ((IUserAuthenticatorKeyStore<Account>)keys).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        account.AuthenticatorStep = step;
        (await users.SetTwoFactorEnabledAsync(account, true)).ThrowUnlessDone();
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await store.EndSessionsAsync(account.Id, SessionCookie.HashOf(context.User), CancellationToken.None);
        await DoneAsync(context, AuditActions.SecondFactorOn);
        return (null, [.. codes ?? []]);
    }

    /// <summary>Signs in without a second factor from now on.</summary>
    public async Task<string?> TurnOffSecondFactorAsync(HttpContext context, string? password)
    {
        var account = await AccountAsync(context);
        if (await CheckAsync(context, account, password) is { } wrong)
        {
            return wrong;
        }

        (account.AuthenticatorKey, account.RecoveryCodes) = (null, null);
        (await users.SetTwoFactorEnabledAsync(account, false)).ThrowUnlessDone();
        await DoneAsync(context, AuditActions.SecondFactorOff);
        return null;
    }

    /// <summary>Makes new recovery codes; the old ones are worth nothing then.</summary>
    public async Task<(string? Problem, IReadOnlyList<string> Codes)> MakeRecoveryCodesAsync(HttpContext context, string? password)
    {
        var account = await AccountAsync(context);
        if (await CheckAsync(context, account, password) is { } wrong)
        {
            return (wrong, []);
        }

        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await DoneAsync(context, AuditActions.RecoveryCodesMade);
        return (null, [.. codes ?? []]);
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> RecoveryCodesLeftAsync(HttpContext context) => await users.CountRecoveryCodesAsync(await AccountAsync(context));

    /// <summary>Ends one of somebody's own sessions, or all but the one they use.</summary>
    /// <param name="context">The request.</param>
    /// <param name="hash">The session's hash; null for all others.</param>
    public async Task EndSessionsAsync(HttpContext context, string? hash)
    {
        var account = await AccountAsync(context);
        if (hash is null)
        {
            await store.EndSessionsAsync(account.Id, SessionCookie.HashOf(context.User), CancellationToken.None);
        }
        else if (directory.Session(hash) is { } known && known.Account.Id == account.Id)
        {
            await store.EndSessionAsync(hash, CancellationToken.None);
        }

        await DoneAsync(context, AuditActions.SessionEnded);
    }

    private async Task<Account> AccountAsync(HttpContext context)
    {
        var id = SessionCookie.HashOf(context.User) is { } hash ? directory.Session(hash)?.Account.Id : null;
        return (id is { } known ? await users.FindByIdAsync(known.ToString(CultureInfo.InvariantCulture)) : null)
            ?? throw new InvalidOperationException("Nobody with an account is signed in.");
    }

    /// <summary>Checks the password of somebody who is signed in; guesses are slowed down as they are at signing in.</summary>
    private async Task<string?> CheckAsync(HttpContext context, Account account, string? password)
    {
        var place = places.Of(context, account.NormalizedUserName!);
        if (throttle.Begin(place, account.NormalizedUserName!) is var wait && wait > TimeSpan.Zero)
        {
            return SignInResult.TooMany(words, wait).Problem;
        }

        if (!await turns.CheckAsync(users, account, password))
        {
            await audit.RecordAsync(AuditActor.Of(context), AuditActions.SignInFailed, account.UserName, "password asked for again");
            return words["WrongPassword"];
        }

        throttle.Succeeded(place, account.NormalizedUserName!);
        return null;
    }

    private async Task DoneAsync(HttpContext context, string action)
    {
        await directory.RefreshAsync(CancellationToken.None);
        await audit.RecordAsync(AuditActor.Of(context), action, context.User.Identity?.Name);
    }
}
