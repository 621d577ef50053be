namespace WorkTrack.Web.Live;

/// <summary>Registers the live path.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<EventHub>();
        services.AddSingleton<UptimeLog>();
        services.AddSingleton<Board>();
        services.AddSingleton<UsageHistory>();
        services.AddHostedService<BoardLoader>();
        services.AddHostedService<UptimeRecorder>();
        return services.AddHostedService<PresenceSweeper>();
    }
}
