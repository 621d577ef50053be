using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Hosting;

/// <summary>What a failed request is answered: a sentence to programs, a page to people.</summary>
internal static class ErrorPages
{
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);

        // Fills the answer in, which leaves nothing for the page of the line above to replace.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api => api.UseStatusCodePages(ApiErrors.FillInAsync));
    }
}
