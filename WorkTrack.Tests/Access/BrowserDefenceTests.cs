using System.Net;
using System.Net.WebSockets;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Access;

/// <summary>What keeps other sites, other people's forms and strangers' proxies out.</summary>
public sealed class BrowserDefenceTests : OnRunningServer
{
    private static readonly string[] Pages = ["/login", "/", "/account", "/admin/users", "/no-page", "/app.css"];

    public BrowserDefenceTests()
        : base(WorkTrackApp.Noon(), ("Access:Open", "false"), ("environment", "Production"), ("ForwardedHeaders:KnownProxies", "127.0.0.0/8"))
    {
    }

    [Fact]
    public async Task Headers_OfEveryAnswer_ForbidWhatPagesNeverDo()
    {
        using var admin = await App.LoginAsync(Role.Admin);
        var nonces = new HashSet<string>();
        foreach (var page in Pages)
        {
            using var answer = await admin.GetAsync(page);

            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Matches("script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';", policy);
            Assert.DoesNotContain("unsafe-inline", policy[policy.IndexOf("script-src", StringComparison.Ordinal)..policy.IndexOf("style-src", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
            Assert.True(nonces.Add(policy), "Each answer has a nonce of its own.");
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "Without TLS it would be a lie.");
            Assert.True(page == "/app.css" || answer.Headers.CacheControl!.NoStore, $"{page} lies in no cache.");
        }
    }

    [Theory]
    [InlineData("/api/stats")]
    [InlineData("/api/no-address")]
    [InlineData("/openapi/v1.json")]
    public async Task Headers_OfWhatProgramsRead_ForbidAll(string path)
    {
        using var admin = await App.LoginAsync(Role.Admin);
        using var answer = await admin.GetAsync(path);

        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Pages_HaveNoScriptInTheirText()
    {
        using var admin = await App.LoginAsync(Role.Admin);
        foreach (var page in Pages[..4])
        {
            var html = await admin.PageAsync(page);

            Assert.DoesNotMatch("<script(?![^>]* src=)", html);
            Assert.DoesNotMatch(" on[a-z]+=\"", html);
            Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Circuit_OfAPageOfAnotherSite_IsRefused(string? origin, HttpStatusCode expected)
    {
        using var admin = await App.LoginAsync(Role.Admin);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? App.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        using var answer = await admin.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("_blazor")]
    [InlineData("hubs/live")]
    public async Task WebSocket_OfAPageOfAnotherSite_Is403(string path)
    {
        using var admin = await App.LoginAsync(Role.Admin);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        socket.Options.SetRequestHeader("Cookie", admin.CookieHeader);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{App.Address.Authority}/{path}"), TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Form_WithoutATokenOrWithOneOfAnotherSession_Is400AndDoesNothing()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var first = App.Visit();
        await first.SignInAsync("ana");
        var replayed = Visitor.TokenIn(await first.PageAsync("/account"), "change-password");
        using var second = App.Visit();
        await second.SignInAsync("ana");
        var own = Visitor.TokenIn(await second.PageAsync("/account"), "change-password");
        (string, string)[] fields = [("_handler", "change-password"), ("Password.Current", Visitor.Password), ("Password.New", "another good password"), ("Password.Again", "another good password")];

        using var missing = await second.PostAsync("/account", fields);
        using var ofAnotherSession = await second.PostAsync("/account", [.. fields, ("__RequestVerificationToken", replayed)]);
        using var changed = await second.PostAsync("/account", [.. fields, ("__RequestVerificationToken", own[..^5] + "AAAAA")]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (missing.StatusCode, ofAnotherSession.StatusCode, changed.StatusCode));
        using var good = await second.PostAsync("/account", [.. fields, ("__RequestVerificationToken", own)]);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Contains("Your password is changed", await good.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // It ended the other session.
        using var after = await first.GetAsync("/api/stats");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Token_FromBeforeSigningIn_IsNoGoodAfterIt()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();
        var early = Visitor.TokenIn(await visitor.PageAsync("/login"), "password");
        await visitor.SignInAsync("ana");

        using var answer = await visitor.PostAsync("/logout", ("__RequestVerificationToken", early));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_BehindAKnownProxyWithTls_AreForThisHostAndTlsOnly()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = App.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.77");
        using var form = await client.GetAsync(new Uri("/login", UriKind.Relative), TestContext.Current.CancellationToken);
        var token = Visitor.TokenIn(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "password");
        var formCookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.Contains("secure", formCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", Assert.Single(form.Headers.GetValues("Strict-Transport-Security")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "password",
                ["__RequestVerificationToken"] = token,
                ["Password.Name"] = "ana",
                ["Password.Password"] = Visitor.Password,
            }),
        };
        request.Headers.Add("Cookie", formCookie.Split(';')[0]);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, cookie => Assert.Matches("(?i)^__Host-.*; path=/.*; secure.*; samesite=(lax|strict); httponly", cookie));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-worktrack=", StringComparison.Ordinal));
        Assert.Equal("192.0.2.77", await Home.ReadAsync("SELECT address FROM account_sessions"));
    }
}

/// <summary>The same words of a stranger, and of a proxy that nobody has named.</summary>
public sealed class UnknownProxyTests : OnRunningServer
{
    public UnknownProxyTests()
        : base(WorkTrackApp.Noon(), ("Access:Open", "false"), ("environment", "Production"))
    {
    }

    [Fact]
    public async Task ForwardedHeaders_OfNobodyKnown_AreNotBelieved()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.77");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        await visitor.SignInAsync("ana");

        Assert.Contains("worktrack=", visitor.CookieHeader, StringComparison.Ordinal);
        Assert.Matches("^(127.0.0.1|::1)$", await Home.ReadAsync("SELECT address FROM account_sessions"));
    }
}
