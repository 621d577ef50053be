using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Demo;

/// <summary>Turns a server into one that shows a made-up fleet. Nothing here runs without <c>--demo</c>.</summary>
internal static class DemoServices
{
    /// <summary>
    /// Points the server at a SQLite file of the demo's own, whatever is configured elsewhere: the demo never touches
    /// real data. To be called before anything reads the settings.
    /// </summary>
    public static void UseDemo(this ConfigurationManager configuration) =>
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WorkTrack:DataDirectory"] = Path.Combine(configuration.DataDirectory(), DemoFolder.Name),

            // Blank counts as not set.
            ["ConnectionStrings:WorkTrack"] = "",
            ["DB_HOST"] = "",
            ["DB_USER"] = "",
            ["DB_NAME"] = "",
        });

    /// <summary>
    /// Adds the fleet. To be called after the data and before the live path: services start in that order, and the
    /// board has to find the fleet's history when it is loaded.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new DemoFolder(configuration.DataDirectory()));
        services.AddHostedService<DemoHistoryWriter>();
        return services.AddHostedService<DemoRunner>();
    }
}
