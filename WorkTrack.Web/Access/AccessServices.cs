using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Access;

/// <summary>Registers who gets in. Pages and endpoints only name a policy; what it takes is decided here.</summary>
internal static class AccessServices
{
    /// <summary>The CORS policy of what browsers' scripts may read.</summary>
    public const string FeedCors = "Feed";

    private const string DefaultScheme = "Access";

    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access");
        services.AddSingleton<AccountDirectory>().AddSingleton<SessionUse>().AddSingleton<Callers>().AddSingleton<ReaderScope>().AddScoped<Viewer>();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>().AddCascadingAuthenticationState();
        services.AddSchemes();
        services.AddPolicies();
        var origins = Origins(configuration);
        return services.AddCors(cors => cors.AddPolicy(FeedCors, policy => AllowReading(policy, origins)));
    }

    private static void AllowReading(CorsPolicyBuilder policy, string[] origins)
    {
        policy.WithOrigins(origins).WithMethods("GET").AllowAnyHeader().WithExposedHeaders(HeaderNames.RetryAfter);
        if (!origins.Contains("*"))
        {
            // Whoever is named may read what the person before the browser may, and as that person: by the cookie.
            policy.AllowCredentials();
        }
    }

    private static void AddSchemes(this IServiceCollection services) => services.AddAuthentication(DefaultScheme)
        .AddPolicyScheme(DefaultScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
        .AddCookie(SessionCookie.Scheme, SessionCookie.Configure)
        .AddScheme<AuthenticationSchemeOptions, OpenAccessHandler>(OpenAccessHandler.SchemeName, null);

    /// <summary>Pages ask for a session. What programs read takes a token or a session; without either it is open access's to answer.</summary>
    private static string SchemeOf(HttpContext context)
    {
        var request = context.Request;
        if (!AccessPaths.IsApi(request.Path))
        {
            return SessionCookie.Scheme;
        }

        // A token that is shown decides, even when it is wrong: whoever sends one wants to know.
        return request.Headers.Authorization is [{ } shown] && shown.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? ApiTokenHandler.SchemeName
            : request.Cookies.ContainsKey(HostCookie.NameFor(request, SessionCookie.Name)) ? SessionCookie.Scheme
            : OpenAccessHandler.SchemeName;
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        var anybodyKnown = Needs();
        services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(anybodyKnown)
            .SetFallbackPolicy(anybodyKnown)
            .AddPolicy(Policies.Agent, new AuthorizationPolicyBuilder(AgentKeyHandler.SchemeName).RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Reader, Needs(Role.Admin, Role.Supervisor, Role.Viewer))
            .AddPolicy(Policies.Supervisor, Needs(Role.Admin, Role.Supervisor))
            .AddPolicy(Policies.Admin, Needs(Role.Admin))
            .AddPolicy(Policies.Auditor, Needs(Role.Admin, Role.Auditor));

        static AuthorizationPolicy Needs(params Role[] roles) =>
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RoleRequirement(roles)).Build();
    }

    private static string[] Origins(IConfiguration configuration)
    {
        var origins = configuration.ListOf("Cors:Origins").Select(origin => origin.TrimEnd('/')).ToArray();
        foreach (var origin in origins)
        {
            if (origin == "*" && !configuration.GetValue<bool>("Access:Open"))
            {
                throw new StartupRefusedException("Cors:Origins may contain * only together with Access:Open; name the origins instead.");
            }

            if (origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin))
            {
                throw new StartupRefusedException($"Cors:Origins contains '{origin}', which is not an origin. Write it as https://wall.example.");
            }
        }

        return origins;
    }
}
