namespace WorkTrack.Web.Hosting;

/// <summary>A stop that is over within five seconds, whoever is still connected.</summary>
internal static class Shutdown
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddShutdown(this IServiceCollection services) =>
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Longest);

    /// <summary>
    /// Refuses circuits while the server stops. A browser whose circuit ends comes back within milliseconds, while the
    /// server still listens, and the stop would wait for that new connection until its time is up.
    /// </summary>
    public static void UseShutdown(this WebApplication app) =>
        app.Use((context, next) =>
        {
            if (!app.Lifetime.ApplicationStopping.IsCancellationRequested || !context.Request.Path.StartsWithSegments("/_blazor"))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
}
