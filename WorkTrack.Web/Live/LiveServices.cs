using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WorkTrack.Web.Live;

/// <summary>Registers the live path.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<EventHub>();
        services.AddSingleton<UptimeLog>();
        services.AddSingleton<Board>();
        services.AddSingleton<ScreenBoard>();
        services.AddScoped<PageVisibility>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<PageVisibility>());
        services.AddSingleton<FleetHours>();
        services.AddSingleton<UsageHistory>();
        services.AddSingleton<LedgerReadiness>();
        services.AddSingleton<UptimeRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<UptimeRecorder>());
        services.AddHostedService<LedgerOpening>();
        return services.AddHostedService<PresenceSweeper>();
    }
}
