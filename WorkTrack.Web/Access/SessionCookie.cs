using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace WorkTrack.Web.Access;

/// <summary>
/// The cookie of somebody who is signed in. It carries the id of a session and nothing that could grow old; the database
/// knows only the id's hash.
/// </summary>
internal static class SessionCookie
{
    /// <summary>The scheme of the cookie, and what identities are called that it was made for.</summary>
    public const string Scheme = "Session";

    /// <summary>What the identity of a developer is called, which stands for no session.</summary>
    public const string Developer = "Developer";

    /// <summary>The claim that holds the session's id.</summary>
    public const string SessionClaim = "session";

    /// <summary>The cookie's name without TLS; with TLS it has a prefix that browsers keep to this host and to TLS.</summary>
    public const string Name = "worktrack";

    private const int IdBytes = 32;

    /// <summary>A session's id: 256 random bits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>What the database knows of an id.</summary>
    public static string HashOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>The hash of the session that somebody is signed in by; null when they are by none.</summary>
    public static string? HashOf(ClaimsPrincipal principal) =>
        principal.FindFirst(SessionClaim)?.Value is { } id ? HashOf(id) : null;

    /// <summary>Who is signed in by a session.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="id">The session's id.</param>
    public static ClaimsPrincipal Principal(string name, string id) => new(
        new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(SessionClaim, id)], Scheme));

    /// <summary>Who is signed in as a developer.</summary>
    public static ClaimsPrincipal DeveloperPrincipal() => new(
        new ClaimsIdentity([new Claim(ClaimTypes.Name, Caller.Developer.Name)], Developer));

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;

        // Lax, so that a link in a mail does not ask for the password again; what changes something is a form with a token.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new HostCookies();

        // Sessions end in the database; this is only how long the browser keeps a remembered one.
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal is { } principal && services.GetRequiredService<Callers>().Find(principal) is not null)
        {
            return;
        }

        context.RejectPrincipal();
        if (services.GetRequiredService<AccountDirectory>().IsLoaded)
        {
            // Nobody's, for good. Before the accounts were read it may still be somebody's.
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A page for people, a status for scripts; and where nothing is, nothing is to be signed in to.
        if (context.HttpContext.GetEndpoint() is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (AccessPaths.IsForPrograms(context.Request.Path))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    /// <summary>Puts the prefix before the cookie's name where the connection is encrypted: without TLS browsers refuse it.</summary>
    private sealed class HostCookies : ICookieManager
    {
        private readonly ChunkingCookieManager _cookies = new();

        public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _cookies.AppendResponseCookie(context, NameFor(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            _cookies.DeleteCookie(context, NameFor(context, key), options);

        private static string NameFor(HttpContext context, string key) => HostCookie.NameFor(context.Request, key);
    }
}

/// <summary>What cookies are called.</summary>
internal static class HostCookie
{
    /// <summary>A cookie's name: with TLS browsers take it only from this host, over TLS, and for all paths.</summary>
    public static string NameFor(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;
}
