using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Accounts;

/// <summary>Registers accounts, and how people sign in.</summary>
internal static class AccountServices
{
    /// <summary>Rounds of PBKDF2 with SHA-512; a hash of fewer is made anew when its owner signs in.</summary>
    internal const int PasswordRounds = 220_000;

    /// <summary>To be called after the ledger is registered: accounts are read from a schema that is up to date.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // One name for all servers of a database, wherever each is installed.
        services.AddDataProtection().SetApplicationName("WorkTrack");

        // It warns that keys lie in the database as they are. They have to: a server must come up without anybody's help.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = PasswordRounds);
        services.AddIdentityCore<Account>(identity =>
        {
            // Rules of our own take the place of both.
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = 1;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddUserValidator<NameRule>().AddPasswordValidator<PasswordRule>();

        services.AddSingleton<PasswordTurns>().AddSingleton<SignInThrottle>().AddSingleton<SignInPlace>().AddSingleton<SignInTickets>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AccountService>().AddSingleton<TeamService>().AddSingleton<FirstRun>();
        services.AddScoped<SignInService>().AddScoped<SetupService>().AddScoped<OwnAccountService>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormBinding>();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "worktrack-forms";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services.AddHostedService<AccountKeeper>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/logout", async (HttpContext context, SignInService signIn) =>
        {
            await signIn.SignOutAsync(context);
            return Results.Redirect("/login");
        }).RequireForm();
        routes.MapPost("/login/developer", async (HttpContext context, Callers callers) =>
        {
            if (!callers.AllowsDeveloper || context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            {
                return Results.NotFound();
            }

            await context.SignInAsync(SessionCookie.Scheme, SessionCookie.DeveloperPrincipal());
            return Results.LocalRedirect(LocalAddress.OrHome(context.Request.Form["returnUrl"]));
        }).AllowAnonymous().RequireForm();
    }
}
