using Microsoft.AspNetCore.Diagnostics;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Hosting;

/// <summary>What a failed request is answered: a sentence to programs, a page to people.</summary>
internal static class ErrorPages
{
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = failure =>
                DatabaseAway.Explains(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true);

        // Pages are for those who look at them: a program that posted to a wrong address gets the bare status.
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
                && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });

        // Fills the answer in, which leaves nothing for the page of the line above to replace.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api => api.UseStatusCodePages(ApiErrors.FillInAsync));
    }
}
