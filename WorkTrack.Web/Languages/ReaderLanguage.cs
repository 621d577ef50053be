using Microsoft.AspNetCore.Localization;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Languages;

/// <summary>
/// Which language somebody reads: the one of their account, else the one that was chosen in this browser, else the first
/// that the browser asks for. What programs read is in English.
/// </summary>
internal sealed class ReaderLanguage : RequestCultureProvider
{
    private const string CookieName = "worktrack-language";
    private const int MostAskedFor = 10;

    /// <summary>Has a browser remember a language.</summary>
    public static void Remember(HttpContext context, Language language) => context.Response.Cookies.Append(
        HostCookie.NameFor(context.Request, CookieName),
        language.Tag,
        new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });

    /// <inheritdoc/>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = AccessPaths.IsApi(httpContext.Request.Path) ? Language.English
            : OfAccount(httpContext) ?? OfCookie(httpContext.Request) ?? OfBrowser(httpContext.Request) ?? Language.English;
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(language.Tag));
    }

    private static Language? OfAccount(HttpContext context)
    {
        var services = context.RequestServices;
        return services.GetRequiredService<Callers>().Find(context.User) is { } caller
            ? Language.Find(services.GetRequiredService<AccountDirectory>().Account(caller.Account)?.Language)
            : null;
    }

    private static Language? OfCookie(HttpRequest request) => Language.Find(request.Cookies[HostCookie.NameFor(request, CookieName)]);

    private static Language? OfBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage.Take(MostAskedFor)
        .OrderByDescending(asked => asked.Quality ?? 1)
        .Select(asked => Language.Find(asked.Value.Value))
        .FirstOrDefault(language => language is not null);
}
