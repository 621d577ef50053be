using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// Signs people in, in up to three steps: the password, a code where the account has a second factor, and a password of
/// their own where somebody else chose the first. A session begins only after the last one. Names that do not exist take as
/// long, and are answered alike.
/// </summary>
internal sealed class SignInService(
    UserManager<Account> users, AccountStore store, AccountDirectory directory, SignInThrottle throttle, SignInPlace places, SignInTickets tickets,
    PasswordTurns turns, AuditLog audit, TimeProvider time, IStringLocalizer<AccountsText> words)
{
    /// <summary>The first step.</summary>
    public async Task<SignInResult> TryPasswordAsync(HttpContext context, string? typedName, string? password, bool isRemembered)
    {
        var name = CleanText.Clean(typedName, Account.MaxNameLength) ?? "";
        var key = users.NormalizeName(name) ?? "";
        var place = places.Of(context, key);
        if (throttle.Begin(place, key) is var wait && wait > TimeSpan.Zero)
        {
            return SignInResult.TooMany(words, wait);
        }

        var account = await users.FindByNameAsync(name);
        var isRight = await turns.CheckAsync(users, account, password?.Length <= PasswordRule.MaxLength ? password : "");
        if (!isRight || account is null || account.IsDisabled)
        {
            await audit.RecordAsync(AuditActor.Of(context, name), AuditActions.SignInFailed, name, account is { IsDisabled: true } && isRight ? "disabled" : "password");
            return SignInResult.Refused(words);
        }

        if (account.TwoFactorEnabled)
        {
            // The try stays counted until the code is right, too.
            return Next(account, SignInStep.Code, isRemembered);
        }

        throttle.Succeeded(place, key);
        return await AfterFactorsAsync(context, account, isRemembered);
    }

    /// <summary>The second step, with a code of the app or a recovery code.</summary>
    public async Task<SignInResult> TryCodeAsync(HttpContext context, string? sealedTicket, string? typed)
    {
        if (await OpenAsync(sealedTicket, SignInStep.Code) is not ({ } ticket, { } account))
        {
            return SignInResult.TooLate(words);
        }

        var place = places.Of(context, account.NormalizedUserName!);
        if (throttle.Begin(place, account.NormalizedUserName!) is var wait && wait > TimeSpan.Zero)
        {
            return SignInResult.TooMany(words, wait) with { Next = SignInStep.Code, Ticket = sealedTicket };
        }

        if (!await IsCodeAsync(context, account, typed))
        {
            await audit.RecordAsync(AuditActor.Of(context, account.UserName), AuditActions.SignInFailed, account.UserName, "code");
            return SignInResult.WrongCode(words, SignInStep.Code, sealedTicket!);
        }

        throttle.Succeeded(place, account.NormalizedUserName!);
        return await AfterFactorsAsync(context, account, ticket.IsRemembered);
    }

    /// <summary>The last step, where somebody else chose the password.</summary>
    public async Task<SignInResult> TryNewPasswordAsync(HttpContext context, string? sealedTicket, string? password)
    {
        if (await OpenAsync(sealedTicket, SignInStep.NewPassword) is not ({ } ticket, { } account))
        {
            return SignInResult.TooLate(words);
        }

        var problem = PasswordRule.Problem(words, account.UserName, password)
            ?? (await turns.CheckAsync(users, account, password) ? words["ChooseAnotherPassword"].Value : null);
        if (problem is not null)
        {
            return new SignInResult(false, problem, SignInStep.NewPassword, sealedTicket);
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password!);
        account.MustChangePassword = false;
        (await users.UpdateSecurityStampAsync(account)).ThrowUnlessDone();
        await audit.RecordAsync(AuditActor.Of(context, account.UserName), AuditActions.PasswordChanged, account.UserName);
        return await BeginSessionAsync(context, account, ticket.IsRemembered);
    }

    /// <summary>Signs somebody in who has proved enough.</summary>
    public async Task<SignInResult> BeginSessionAsync(HttpContext context, Account account, bool isRemembered)
    {
        // Always a new id, whatever the browser came with; and the session it had ends.
        if (SessionCookie.HashOf(context.User) is { } before)
        {
            await store.EndSessionAsync(before, context.RequestAborted);
        }

        var id = SessionCookie.NewId();
        var (now, actor) = (time.GetUtcNow(), AuditActor.Of(context, account.UserName));
        var browser = CleanText.Clean(context.Request.Headers.UserAgent, AccountSession.MaxBrowserLength) ?? "";
        await store.BeginSessionAsync(
            new AccountSession(SessionCookie.HashOf(id), account.Id, now, now, isRemembered, actor.Address ?? "", browser), context.RequestAborted);
        await directory.RefreshAsync(CancellationToken.None);
        await audit.RecordAsync(actor, AuditActions.SignedIn, account.UserName);
        places.Remember(context, account.NormalizedUserName!);
        await context.SignInAsync(
            SessionCookie.Scheme, SessionCookie.Principal(account.UserName!, id), new AuthenticationProperties { IsPersistent = isRemembered });
        return SignInResult.SignedIn;
    }

    /// <summary>Ends the session that somebody is signed in by.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        if (SessionCookie.HashOf(context.User) is { } hash && await store.EndSessionAsync(hash, context.RequestAborted))
        {
            await directory.RefreshAsync(CancellationToken.None);
            await audit.RecordAsync(AuditActor.Of(context), AuditActions.SignedOut, context.User.Identity?.Name);
        }

        await context.SignOutAsync(SessionCookie.Scheme);
    }

    private async Task<SignInResult> AfterFactorsAsync(HttpContext context, Account account, bool isRemembered) => account.MustChangePassword
        ? Next(account, SignInStep.NewPassword, isRemembered)
        : await BeginSessionAsync(context, account, isRemembered);

    private SignInResult Next(Account account, SignInStep step, bool isRemembered) => new(false, null, step, tickets.Seal(
        new SignInTicket(account.Id, account.SecurityStamp!, step, isRemembered, time.GetUtcNow() + SignInTickets.Lifetime)));

    private async Task<(SignInTicket? Ticket, Account? Account)> OpenAsync(string? sealedTicket, SignInStep step)
    {
        if (tickets.Open(sealedTicket) is not { } ticket || ticket.Step != step)
        {
            return default;
        }

        var account = await users.FindByIdAsync(ticket.Account.ToString(CultureInfo.InvariantCulture));
        return account is { IsDisabled: false } && account.SecurityStamp == ticket.Stamp ? (ticket, account) : default;
    }

    private async Task<bool> IsCodeAsync(HttpContext context, Account account, string? typed)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { } key && Totp.StepOf(key, typed, time.GetUtcNow()) is { } step)
        {
            return await store.TakeAuthenticatorStepAsync(account.Id, step, context.RequestAborted);
        }

        var isRecovery = (await users.RedeemTwoFactorRecoveryCodeAsync(account, (typed ?? "").Trim().ToUpperInvariant())).Succeeded;
        if (isRecovery)
        {
            await audit.RecordAsync(
                AuditActor.Of(context, account.UserName), AuditActions.RecoveryCodeUsed, account.UserName, $"{await users.CountRecoveryCodesAsync(account)} left");
        }

        return isRecovery;
    }
}
