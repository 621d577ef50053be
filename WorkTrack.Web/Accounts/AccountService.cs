using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Accounts;

/// <summary>An account to make.</summary>
/// <param name="Name">What its owner signs in as.</param>
/// <param name="Password">The first password.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Teams">The teams it sees.</param>
/// <param name="MustChangePassword">Whether its owner has to choose another password first.</param>
internal sealed record NewAccount(string Name, string Password, Role Role, IReadOnlyCollection<int> Teams, bool MustChangePassword);

/// <summary>
/// What administrators do to accounts. Every change is written down, and holds for everybody who is connected as soon as
/// the call returns. What cannot be done is said in sentences.
/// </summary>
internal sealed class AccountService(
    IServiceScopeFactory scopes, AccountStore store, AccountDirectory directory, AuditLog audit, TimeProvider time, IStringLocalizer<AccountsText> words)
{
    /// <summary>Makes an account.</summary>
    /// <returns>Why it cannot be made; empty when it was.</returns>
    public async Task<IReadOnlyList<string>> CreateAsync(AuditActor actor, NewAccount made, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            UserName = made.Name,
            Role = made.Role,
            MustChangePassword = made.MustChangePassword,
            CreatedAt = time.GetUtcNow(),
        };
        var problems = await WithAsync(users => users.CreateAsync(account, made.Password));
        if (problems.Count > 0)
        {
            return problems;
        }

        await store.SetTeamsAsync(account.Id, made.Teams, cancellationToken);
        return await DoneAsync(actor, AuditActions.UserCreated, account.UserName!, Describe(made.Role, made.Teams), cancellationToken);
    }

    /// <summary>Gives an account another role and other teams.</summary>
    /// <returns>Why not; empty when it has them.</returns>
    public async Task<IReadOnlyList<string>> ChangeAsync(AuditActor actor, int account, Role role, IReadOnlyCollection<int> teams, CancellationToken cancellationToken)
    {
        if (role != Role.Admin && IsLastAdministrator(account))
        {
            return [words["LastAdministrator"]];
        }

        var problems = await WithAsync(account, async (users, found) =>
        {
            found.Role = role;
            return await users.UpdateAsync(found);
        });
        if (problems.Count > 0)
        {
            return problems;
        }

        await store.SetTeamsAsync(account, teams, cancellationToken);
        return await DoneAsync(actor, AuditActions.UserChanged, NameOf(account), Describe(role, teams), cancellationToken);
    }

    /// <summary>Lets an account sign in no longer, or again. Its sessions end.</summary>
    public async Task<IReadOnlyList<string>> SetDisabledAsync(AuditActor actor, int account, bool isDisabled, CancellationToken cancellationToken)
    {
        if (isDisabled && IsLastAdministrator(account))
        {
            return [words["LastAdministrator"]];
        }

        var problems = await WithAsync(account, async (users, found) =>
        {
            found.IsDisabled = isDisabled;
            return await users.UpdateAsync(found);
        });
        if (problems.Count > 0)
        {
            return problems;
        }

        await store.EndSessionsAsync(account, null, cancellationToken);
        return await DoneAsync(actor, isDisabled ? AuditActions.UserDisabled : AuditActions.UserEnabled, NameOf(account), null, cancellationToken);
    }

    /// <summary>Gives an account a password that its owner has to replace, and takes its second factor away where asked to. Its sessions end.</summary>
    public async Task<IReadOnlyList<string>> ResetPasswordAsync(
        AuditActor actor, int account, string password, bool withoutSecondFactor, CancellationToken cancellationToken)
    {
        var problems = await WithAsync(account, async (users, found) =>
        {
            foreach (var validator in users.PasswordValidators)
            {
                if (await validator.ValidateAsync(users, found, password) is { Succeeded: false } weak)
                {
                    return weak;
                }
            }

            found.PasswordHash = users.PasswordHasher.HashPassword(found, password);
            found.MustChangePassword = true;
            if (withoutSecondFactor)
            {
                (found.TwoFactorEnabled, found.AuthenticatorKey, found.RecoveryCodes) = (false, null, null);
            }

            return await users.UpdateSecurityStampAsync(found);
        });
        if (problems.Count > 0)
        {
            return problems;
        }

        await store.EndSessionsAsync(account, null, cancellationToken);
        return await DoneAsync(
            actor, AuditActions.PasswordReset, NameOf(account), withoutSecondFactor ? "second factor taken away" : null, cancellationToken);
    }

    /// <summary>Ends a session.</summary>
    public async Task EndSessionAsync(AuditActor actor, AccountSession session, CancellationToken cancellationToken)
    {
        if (await store.EndSessionAsync(session.Hash, cancellationToken))
        {
            await DoneAsync(actor, AuditActions.SessionEnded, NameOf(session.Account), $"signed in from {session.Address}", cancellationToken);
        }
    }

    private bool IsLastAdministrator(int account) =>
        directory.Account(account) is { Role: Role.Admin, IsDisabled: false }
        && directory.Accounts.Count(other => other is { Role: Role.Admin, IsDisabled: false }) == 1;

    private string NameOf(int account) => directory.Account(account)?.Name ?? "";

    private string Describe(Role role, IReadOnlyCollection<int> teams) =>
        teams.Count == 0 ? $"{role}" : $"{role} of {string.Join(", ", teams.Select(team => directory.TeamName(team) ?? $"team {team}"))}";

    private async Task<IReadOnlyList<string>> DoneAsync(AuditActor actor, string action, string subject, string? details, CancellationToken cancellationToken)
    {
        await directory.RefreshAsync(cancellationToken);
        await audit.RecordAsync(actor, action, subject, details);
        return [];
    }

    private Task<IReadOnlyList<string>> WithAsync(int account, Func<UserManager<Account>, Account, Task<IdentityResult>> change) =>
        WithAsync(async users => await users.FindByIdAsync(account.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } found
            ? await change(users, found)
            : IdentityResult.Failed(new IdentityError { Description = words["NoSuchUser"] }));

    private async Task<IReadOnlyList<string>> WithAsync(Func<UserManager<Account>, Task<IdentityResult>> change)
    {
        // A scope for each: pages live long, and what the framework keeps in one must not.
        await using var scope = scopes.CreateAsyncScope();
        var result = await change(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
        return result.Succeeded ? [] : [.. result.Errors.Select(error => error.Description)];
    }
}
