using System.Net;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Access;

/// <summary>Signing in with one click: in Development, with open access, and never anywhere else.</summary>
public sealed class DeveloperTests : IDisposable
{
    private readonly AppHome _home = AppHome.OnSqlite();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Developer_InDevelopmentWithOpenAccess_SignsInWithOneClick()
    {
        await using var app = WorkTrackApp.Start(_home, WorkTrackApp.Noon());
        using var developer = app.Visit();

        using var answer = await ClickAsync(developer);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var page = await developer.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("Production", "true")]
    [InlineData("Staging", "true")]
    [InlineData("Development", "false")]
    public async Task Developer_AnywhereElse_DoesNotExist_NorDoesTheCookieOfOne(string environment, string open)
    {
        string cookie;
        await using (var development = WorkTrackApp.Start(_home, WorkTrackApp.Noon()))
        {
            using var developer = development.Visit();
            using var signedIn = await ClickAsync(developer);
            cookie = developer.CookieHeader;
        }

        // The same data directory, and so the same keys.
        await using var app = WorkTrackApp.Start(_home, WorkTrackApp.Noon(), ("environment", environment), ("Access:Open", open));
        using var visitor = app.Visit();
        Assert.DoesNotContain("developer-sign-in", await visitor.PageAsync("/login"), StringComparison.Ordinal);
        using var clicked = await ClickAsync(visitor);
        Assert.Equal(HttpStatusCode.NotFound, clicked.StatusCode);

        using var thief = app.Visit();
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var page = await thief.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task OpenAccess_WithoutSigningIn_ReadsTheApiAndNoPage()
    {
        await using var app = WorkTrackApp.Start(_home, WorkTrackApp.Noon(), ("environment", "Production"));
        using var visitor = app.Visit();

        using var stats = await visitor.GetAsync("/api/stats");
        using var page = await visitor.GetAsync("/");
        using var users = await visitor.GetAsync("/admin/users");
        using var export = await visitor.GetAsync("/audit/export.csv");

        Assert.Equal(HttpStatusCode.OK, stats.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (page.StatusCode, users.StatusCode, export.StatusCode));
    }

    private static async Task<HttpResponseMessage> ClickAsync(Visitor visitor)
    {
        var html = await visitor.PageAsync("/login");

        // Any form's token will do: what is asked is whether the address answers.
        return await visitor.PostAsync("/login/developer", ("__RequestVerificationToken", Visitor.HiddenIn(html, "__RequestVerificationToken")), ("returnUrl", "/"));
    }
}
