using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticAssets;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Hosting;

/// <summary>
/// Tells browsers what pages of ours never do, so that text from elsewhere cannot make them do it: run scripts that are not
/// files of this site, stand in another site's frame, or lie in a cache after their reader is gone.
/// </summary>
internal static class BrowserDefences
{
    private const string NonceItem = "script-nonce";

    // One text for all: a stream keeps its headers for as long as it is open.
    private const string PolicyForPrograms = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseBrowserDefences(this WebApplication app) =>
        app.Use((context, next) =>
        {
            if (AccessPaths.IsApi(context.Request.Path))
            {
                context.Response.OnStarting(WriteForProgramsAsync, context);
                return next(context);
            }

            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceItem] = nonce;
            context.Response.OnStarting(() =>
            {
                Write(context, PolicyOf(context.Request, nonce));
                return Task.CompletedTask;
            });
            return next(context);
        });

    /// <summary>What a script's tag must carry to run.</summary>
    public static string ScriptNonce(this HttpContext context) => (string)context.Items[NonceItem]!;

    /// <summary>What only programs read is no page, wherever a browser shows it.</summary>
    private static Task WriteForProgramsAsync(object context)
    {
        Write((HttpContext)context, PolicyForPrograms);
        return Task.CompletedTask;
    }

    private static string PolicyOf(HttpRequest request, string nonce) =>
        $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + $"connect-src 'self' {Socket(request)}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static void Write(HttpContext context, string policy)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.ContentSecurityPolicy = policy;
        if (request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        // Files of the site are the same for everybody; all else is for whoever asked. A stream says itself what is not to be done to it.
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    /// <summary>The circuit's socket, for browsers that do not take it for the same site as the page.</summary>
    private static string Socket(HttpRequest request) => $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}";
}
