using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Feed;

/// <summary>Registers what browsers' scripts and other programs read.</summary>
internal static class FeedServices
{
    private static readonly string[] Paths = ["/api/agent-data", "/api/stats", "/api/dashboard-stream"];

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

    /// <summary>
    /// Answers preflights that ask for more than reading: without headers that would allow it. Routing finds no endpoint
    /// for them and would say 404 of an address that exists.
    /// </summary>
    public static void UseFeedPreflights(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!HttpMethods.IsOptions(request.Method) || !Paths.Contains(request.Path.Value)
                || request.Headers.AccessControlRequestMethod is not [var asked] || HttpMethods.IsGet(asked!))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });

    private static void MapAllowed(this IEndpointRouteBuilder routes, string path, string methods) =>
        routes.MapMethods(path, ["OPTIONS"], (HttpResponse response) =>
        {
            response.Headers.Allow = methods;
            return Results.NoContent();
        });
}
