using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Live;

/// <summary>Registers the live path.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddCheckedOptions<PresenceOptions>(
            "WorkTrack:Presence",
            options => options.OfflineAfter >= TimeSpan.FromSeconds(5) && options.OfflineAfter <= TimeSpan.FromHours(1),
            "WorkTrack:Presence:OfflineAfter must lie between 00:00:05 and 01:00:00.");
        services.AddSingleton<EventHub>();
        services.AddSingleton<Board>();
        services.AddSingleton<UsageHistory>();
        services.AddHostedService<BoardLoader>();
        return services.AddHostedService<PresenceSweeper>();
    }
}
