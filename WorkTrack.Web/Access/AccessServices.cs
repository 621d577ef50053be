using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace WorkTrack.Web.Access;

/// <summary>Registers who gets in. Pages and endpoints only name a policy; what it takes is decided here.</summary>
internal static class AccessServices
{
    /// <summary>The CORS policy of what browsers' scripts may read.</summary>
    public const string FeedCors = "Feed";

    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access");
        services.AddAuthentication(OpenAccessHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, OpenAccessHandler>(OpenAccessHandler.SchemeName, null);

        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(signedIn)
            .SetFallbackPolicy(signedIn)
            .AddPolicy(Policies.Agent, signedIn)
            .AddPolicy(Policies.Supervisor, signedIn);

        services.AddCascadingAuthenticationState();
        return services.AddCors(cors => cors.AddPolicy(
            FeedCors, policy => policy.WithOrigins(Origins(configuration)).WithMethods("GET").AllowAnyHeader()));
    }

    private static string[] Origins(IConfiguration configuration)
    {
        var origins = configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        return origins.Contains("*") && !configuration.GetValue<bool>("Access:Open")
            ? throw new StartupRefusedException("Cors:Origins may contain * only together with Access:Open; name the origins instead.")
            : origins;
    }
}
