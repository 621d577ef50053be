using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Accounts;

/// <summary>Makes the first administrator of a one-time code, and signs them in.</summary>
internal sealed class SetupService(FirstRun firstRun, AccountService accounts, SignInService signIn, UserManager<Account> users, AuditLog audit, IStringLocalizer<AccountsText> words)
{
    /// <summary>Makes the first administrator.</summary>
    /// <returns>Why not, in a sentence; null when there is one, and they are signed in.</returns>
    public async Task<string?> CreateAsync(HttpContext context, string? code, string? name, string? password)
    {
        // Looked at first: a mistyped password must not cost the code.
        if ((NameRule.Problem(words, name) ?? PasswordRule.Problem(words, name, password)) is { } problem)
        {
            return problem;
        }

        if (!firstRun.Take(code))
        {
            return words["SetupCodeDead"];
        }

        try
        {
            var actor = AuditActor.Of(context, name);
            var problems = await accounts.CreateAsync(actor, new NewAccount(name!, password!, Role.Admin, [], MustChangePassword: false), CancellationToken.None);
            if (problems.Count > 0)
            {
                return string.Join(" ", problems);
            }

            await audit.RecordAsync(actor, AuditActions.SetupDone, name);
            await signIn.BeginSessionAsync(context, (await users.FindByNameAsync(name!))!, isRemembered: false);
            return null;
        }
        finally
        {
            firstRun.End();
        }
    }
}
