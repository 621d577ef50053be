using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Hosting;

/// <summary>What a load balancer or a supervisor of processes asks: <c>/health/live</c> and <c>/health/ready</c>. They tell nothing else, so anybody may ask.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Readiness>(Ready, tags: [Ready]);

        // Not ready is an answer like another; the framework would write down an error for each that is given.
        return services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical));
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is whoever answers: a process that cannot reach its database must not be killed for it.
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>Whether reports are taken: not before the ledger was read once, and not while the server stops.</summary>
    private sealed class Readiness(LedgerReadiness ledger, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(ledger.IsReady && !lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy());
    }
}
