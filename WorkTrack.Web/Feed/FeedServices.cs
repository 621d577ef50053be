using System.Security.Claims;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Feed;

/// <summary>Registers what browsers' scripts and other programs read.</summary>
internal static class FeedServices
{
    private static readonly Dictionary<string, string> AllowedMethods = new()
    {
        ["/api/agent-data"] = "GET, POST, OPTIONS",
        ["/api/stats"] = "GET, OPTIONS",
        ["/api/dashboard-stream"] = "GET, HEAD, OPTIONS",
    };

    // What the server keeps for a client that does not take it yet, and, as a list of empty places, for as long as it is
    // connected. A quarter of the default; the system's own buffer comes on top, so nothing goes slower for it.
    private const int MaxUnsentBytes = 16 * 1024;

    public static IServiceCollection AddFeed(this IServiceCollection services)
    {
        services.AddCheckedOptions<StreamOptions>("WorkTrack:Stream", options => options.IsValid, StreamOptions.Rule);
        services.AddSingleton<FeedReader>().AddSingleton<ComputerJson>().AddSingleton<LiveFeeds>().AddSingleton<OpenStreams>();
        services.AddSingleton<DashboardStream>().AddSingleton<LiveMetrics>();
        services.Configure<SocketTransportOptions>(sockets => sockets.MaxWriteBufferSize = MaxUnsentBytes);
        services.AddSignalR();
        return services;
    }

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        // Nobody asks for it: it answers whoever listens to the meter.
        routes.ServiceProvider.GetRequiredService<LiveMetrics>();

        var feed = routes.MapGroup("").RequireAuthorization(Policies.Reader).RequireCors(AccessServices.FeedCors);

        feed.MapGet("/api/agent-data", (ClaimsPrincipal reader, ReaderScope readers, FeedReader board, TimeProvider time) =>
        {
            if (readers.Of(reader) is not { } scope)
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            var computers = board.Computers(scope);
            return Results.Json(new ComputersAnswer(true, "Computadores conhecidos", computers.Count, computers, time.GetUtcNow()), WireJson.Options);
        });
        feed.MapGet("/api/stats", (ClaimsPrincipal reader, ReaderScope readers, FeedReader board, TimeProvider time) =>
            readers.Of(reader) is { } scope
                ? Results.Json(new StatsAnswer(true, board.Stats(scope), "online", time.GetUtcNow(), ProductVersion.Text), WireJson.Options)
                : Results.StatusCode(StatusCodes.Status403Forbidden));
        feed.MapMethods("/api/dashboard-stream", ["GET", "HEAD"], (HttpContext context, DashboardStream stream) => stream.ServeAsync(context));

        feed.MapHub<LiveHub>(LiveHubOrigins.Path);

        // Preflights are answered by the CORS middleware; these are for clients that only ask what is allowed.
        foreach (var (path, methods) in AllowedMethods)
        {
            feed.MapMethods(path, ["OPTIONS"], (HttpResponse response) =>
            {
                response.Headers.Allow = methods;
                return Results.NoContent();
            });
        }
    }

    /// <summary>
    /// Answers preflights that ask for more than reading: without headers that would allow it. Routing finds no endpoint
    /// for them and would say 404 of an address that exists.
    /// </summary>
    public static void UseFeedPreflights(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!HttpMethods.IsOptions(request.Method) || !AllowedMethods.ContainsKey(request.Path.Value ?? "")
                || request.Headers.AccessControlRequestMethod is not [var asked] || HttpMethods.IsGet(asked!))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
}
