using Microsoft.AspNetCore.Localization;
using MudBlazor;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Languages;

/// <summary>Registers the languages, and how one is chosen.</summary>
internal static class LanguageServices
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.English.Culture);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(language => language.Culture)];
            options.RequestCultureProviders = [new ReaderLanguage()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        return services.AddLocalization().AddTransient<MudLocalizer, MudText>();
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", async (HttpContext context, Callers callers, AccountStore store, AccountDirectory directory) =>
        {
            if (Language.Find(context.Request.Form["language"]) is not { } language)
            {
                return Results.BadRequest();
            }

            ReaderLanguage.Remember(context, language);
            if (callers.Find(context.User) is { Account: not Caller.NoAccount and var account })
            {
                await store.SetLanguageAsync(account, language.Tag, context.RequestAborted);
                await directory.RefreshAsync(CancellationToken.None);
            }

            return Results.LocalRedirect(LocalAddress.OrHome(PageBefore(context.Request)));
        }).AllowAnonymous().RequireForm();

    /// <summary>The page that the form stood on, as our own pages have browsers say it.</summary>
    private static string? PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery : null;
}
