using Microsoft.AspNetCore.Authentication;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Enrolment;

namespace WorkTrack.Web.Keys;

/// <summary>Registers by what programs get in.</summary>
internal static class KeyServices
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyBook>();
        services.AddSingleton<KeyKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyKeeper>());
        services.AddSingleton<AgentKeys>();
        services.AddSingleton<TeamJoining>();
        services.AddSingleton<AttemptLimit>();
        services.AddSingleton<EnrolmentTokens>();
        services.AddSingleton<EnrolmentService>();
        services.AddSingleton<TokenBook>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<AccountTokens>();
        services.AddTransient<AgentKeyHandler>();
        services.AddTransient<ApiTokenHandler>();
        services.Configure<AuthenticationOptions>(schemes =>
        {
            schemes.AddScheme<AgentKeyHandler>(AgentKeyHandler.SchemeName, null);
            schemes.AddScheme<ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        });
        return services;
    }
}
