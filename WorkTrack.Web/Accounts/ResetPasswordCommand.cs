using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// <c>WorkTrack.Web reset-password --user NAME</c>: gives an account a new password and takes its second factor away, for
/// the day when no administrator can sign in. Whoever may run it can read the database, and is let in by that.
/// </summary>
internal static class ResetPasswordCommand
{
    public const string Name = "reset-password";

    /// <exception cref="StartupRefusedException">No account has the name.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<SchemaMigrator>().EnsureCurrentAsync(stopping);
        var directory = app.Services.GetRequiredService<AccountDirectory>();
        await directory.RefreshAsync(stopping);
        var name = app.Configuration["user"];
        var account = directory.Accounts.FirstOrDefault(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartupRefusedException(
                string.IsNullOrEmpty(name) ? "Say whose password, with --user NAME." : $"Nobody is called '{name}'. There are {directory.Accounts.Length} accounts.");
        var password = SuggestedPassword.Create();

        // Changes are written down as they are in the server; what writes them has to run for that.
        var audit = app.Services.GetRequiredService<AuditLog>();
        await audit.StartAsync(stopping);
        var problems = await app.Services.GetRequiredService<AccountService>().ResetPasswordAsync(
            new AuditActor("(console)", null), account.Id, password, withoutSecondFactor: true, stopping);
        await audit.StopAsync(CancellationToken.None);
        if (problems.Count > 0)
        {
            throw new StartupRefusedException(string.Join(' ', problems));
        }

        await Console.Out.WriteLineAsync(
            $"""
            {account.Name} signs in with

                {password}

            and has to choose another one then. The second factor is taken away, and all sessions have ended.
            """);
        if (account.IsDisabled)
        {
            await Console.Out.WriteLineAsync("The account is disabled: another administrator has to enable it.");
        }
    }
}
