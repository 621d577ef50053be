using Microsoft.AspNetCore.Http.Extensions;

namespace WorkTrack.Web.Hosting;

/// <summary>
/// Makes sure that a request names a host which an address can be made of: pages are drawn with their own address, and
/// would fail without one.
/// </summary>
internal static class HostCheck
{
    public static void UseHostCheck(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!request.Host.HasValue)
            {
                // Allowed in HTTP/1.0, which probes of load balancers still speak.
                request.Host = new HostString("localhost");
            }

            if (Uri.TryCreate(UriHelper.BuildAbsolute(request.Scheme, request.Host), UriKind.Absolute, out _))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
}
