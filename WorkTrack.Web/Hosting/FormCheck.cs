namespace WorkTrack.Web.Hosting;

/// <summary>
/// Answers forms that cannot be read with 400 before anything else reads them. The framework would fail on an unknown
/// charset, and once more on the page that reports the failure.
/// </summary>
internal static class FormCheck
{
    // Below /api nothing takes forms; there the content type is refused.
    public static void UseFormCheck(this WebApplication app) =>
        app.Use((context, next) => context.Request.HasFormContentType && !context.Request.Path.StartsWithSegments("/api")
            ? CheckAsync(context, next)
            : next(context));

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            // Cut short or too long. Here, as the page that reports failures would read the form once more.
            context.Response.StatusCode = bad.StatusCode;
            return;
        }
        catch (Exception malformed) when (
            malformed is InvalidDataException or ArgumentException or NotSupportedException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }
}
