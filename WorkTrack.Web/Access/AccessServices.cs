using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using WorkTrack.Web.Hosting;

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
            .AddPolicy(Policies.Agent, new AuthorizationPolicyBuilder(OpenAccessHandler.SchemeName).RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Supervisor, signedIn);

        services.AddSingleton<ReaderScope>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Viewer>();
        var origins = Origins(configuration);
        return services.AddCors(cors => cors.AddPolicy(
            FeedCors, policy => policy.WithOrigins(origins).WithMethods("GET").AllowAnyHeader()));
    }

    private static string[] Origins(IConfiguration configuration)
    {
        // A list in a file, or one line in a variable: https://a.example,https://b.example
        var section = configuration.GetSection("Cors:Origins");
        var origins = (section.Get<string[]>() ?? []).Append(section.Value ?? "")
            .SelectMany(origin => origin.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(origin => origin.TrimEnd('/')).ToArray();
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
