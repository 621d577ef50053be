namespace WorkTrack.Web.Hosting;

/// <summary>
/// Refuses circuits to pages of other sites. Browsers send cookies along with a WebSocket whatever page opens it,
/// and no CORS rule holds there: only the Origin header tells.
/// </summary>
internal static class OriginCheck
{
    private static readonly PathString Checked = "/_blazor";

    public static void UseOriginCheck(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!request.Path.StartsWithSegments(Checked) || request.Headers.Origin is not [{ Length: > 0 } origin] || IsOurs(origin, request))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });

    /// <summary>Whether a page's origin is the address it asks. Not compared by scheme: a proxy may have taken the encryption off.</summary>
    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is { } port ? page.Port == port : page.IsDefaultPort);
}
