using Microsoft.AspNetCore.Cors.Infrastructure;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Feed;

/// <summary>
/// Refuses the hub to pages of other sites. A browser opens a WebSocket to any site and sends its cookies along, and CORS
/// says nothing of that. Programs send no origin.
/// </summary>
internal static class LiveHubOrigins
{
    /// <summary>Where the hub is.</summary>
    public const string Path = "/hubs/live";

    public static void UseLiveHubOrigins(this WebApplication app)
    {
        var policies = app.Services.GetRequiredService<ICorsPolicyProvider>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path) && context.Request.Headers.Origin.Count > 0, hub => hub.Use(async (context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (IsOwn(origin, context.Request) || (await policies.GetPolicyAsync(context, AccessServices.FeedCors))?.IsOriginAllowed(origin) == true)
            {
                await next(context);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
        }));
    }

    /// <summary>The scheme is not compared: a proxy may have taken TLS away.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
