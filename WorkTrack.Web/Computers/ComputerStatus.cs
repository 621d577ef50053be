using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>Answers 404 to whoever asks for the page of a computer that is none of theirs, as of one that does not exist. What the page says is the same for both.</summary>
internal static class ComputerStatus
{
    private const string PageRoute = "/computers/{Id}";

    public static void UseComputerStatus(this WebApplication app) =>
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: PageRoute } && !IsVisible(context))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }

            return next(context);
        });

    private static bool IsVisible(HttpContext context)
    {
        var services = context.RequestServices;
        return ComputerId.TryParse(context.GetRouteValue("Id") as string, out var id)
            && services.GetRequiredService<Board>().StateOf(id) is { } state
            && services.GetRequiredService<ReaderScope>().Of(context.User)?.Includes(state) == true;
    }
}
