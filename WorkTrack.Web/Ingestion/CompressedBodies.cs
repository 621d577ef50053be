using Microsoft.Net.Http.Headers;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Lets agents send their bodies compressed by gzip. The limit of a body counts before and after: what unpacks to more is
/// answered 413 without being unpacked to its end.
/// </summary>
internal static class CompressedBodies
{
    private const string Gzip = "gzip";

    public static IServiceCollection AddCompressedBodies(this IServiceCollection services) =>
        services.AddRequestDecompression(options =>
        {
            foreach (var other in options.DecompressionProviders.Keys.Where(name => name != Gzip).ToList())
            {
                options.DecompressionProviders.Remove(other);
            }
        });

    public static void UseCompressedBodies(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.ContainsKey(HeaderNames.ContentEncoding),
        api =>
        {
            // The framework would hand a body that it cannot unpack on as it is.
            api.Use((context, next) =>
            {
                if (!IsUnknown(context.Request))
                {
                    return next(context);
                }

                context.Response.Headers.AcceptEncoding = Gzip;
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return Task.CompletedTask;
            });
            api.UseRequestDecompression();
        });

    /// <summary>Whether a body is packed in a way that nobody here unpacks, or more than once.</summary>
    public static bool IsUnknown(HttpRequest request) =>
        request.Headers.ContentEncoding is { Count: > 0 } encodings
        && !(encodings.Count == 1 && (string.IsNullOrEmpty(encodings[0])
            || Gzip.Equals(encodings[0], StringComparison.OrdinalIgnoreCase)
            || "identity".Equals(encodings[0], StringComparison.OrdinalIgnoreCase)));
}
