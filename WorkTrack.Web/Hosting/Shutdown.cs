namespace WorkTrack.Web.Hosting;

/// <summary>A stop that is over within five seconds, whoever is still connected.</summary>
internal static class Shutdown
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3.5);

    public static IServiceCollection AddShutdown(this IServiceCollection services) => services
        .Configure<HostOptions>(options => options.ShutdownTimeout = Longest)
        .AddHostedService<Notice>();

    /// <summary>
    /// Refuses circuits and hubs while the server stops. A browser whose circuit ends comes back within milliseconds, while the
    /// server still listens, and the stop would wait for that new connection until its time is up.
    /// </summary>
    public static void UseShutdown(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (!app.Lifetime.ApplicationStopping.IsCancellationRequested || !(path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/hubs")))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            RetryLater.Soon(context.Response);
            return Task.CompletedTask;
        });

    /// <summary>
    /// After a signal to stop the server listens a moment longer: readiness says 503 by then, so that whoever sends it
    /// requests can send them elsewhere, and those that are on their way are still answered.
    /// </summary>
    private sealed class Notice(IHostApplicationLifetime lifetime) : IHostedLifecycleService
    {
        private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.5);

        public async Task StoppingAsync(CancellationToken cancellationToken)
        {
            // Not when the host is stopped by its owner: then the stopping is announced only after this.
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                await Task.Delay(Length, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
