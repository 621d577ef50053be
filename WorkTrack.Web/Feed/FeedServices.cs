using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Feed;

/// <summary>Registers what browsers' scripts and other programs read.</summary>
internal static class FeedServices
{
    public static IServiceCollection AddFeed(this IServiceCollection services) =>
        services.AddSingleton<FeedReader>().AddSingleton<FeedFrames>().AddSingleton<DashboardStream>();

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        var feed = routes.MapGroup("/api").RequireAuthorization(Policies.Supervisor).RequireCors(AccessServices.FeedCors);

        feed.MapGet("/agent-data", (FeedReader reader, TimeProvider time) =>
        {
            var (_, computers, _) = reader.Read();
            return Results.Json(
                new ComputersAnswer(true, "Computadores conhecidos", computers.Count, computers, time.GetUtcNow()), WireJson.Options);
        });
        feed.MapGet("/stats", (FeedReader reader, TimeProvider time) =>
            Results.Json(new StatsAnswer(true, reader.Read().Stats, "online", time.GetUtcNow(), ProductVersion.Text), WireJson.Options));
        feed.MapMethods("/dashboard-stream", ["GET", "HEAD"], (HttpContext context, DashboardStream stream) => stream.ServeAsync(context));

        // Preflights are answered by the CORS middleware; these are for clients that only ask what is allowed.
        feed.MapAllowed("/agent-data", "GET, POST, OPTIONS");
        feed.MapAllowed("/stats", "GET, OPTIONS");
        feed.MapAllowed("/dashboard-stream", "GET, HEAD, OPTIONS");
    }

    private static void MapAllowed(this IEndpointRouteBuilder routes, string path, string methods) =>
        routes.MapMethods(path, ["OPTIONS"], (HttpResponse response) =>
        {
            response.Headers.Allow = methods;
            return Results.NoContent();
        });
}
