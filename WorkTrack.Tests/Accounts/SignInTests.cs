using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Tests.Accounts;

/// <summary>Signing in and out, over HTTP.</summary>
public sealed class SignInTests : OnRunningServer
{
    private readonly FakeTimeProvider _time;

    public SignInTests()
        : this(WorkTrackApp.Noon())
    {
    }

    private SignInTests(FakeTimeProvider time)
        : base(time, ("Access:Open", "false"), WorkTrackApp.DearPasswords) => _time = time;

    [Fact]
    public async Task RightPassword_OpensPagesAndApi()
    {
        using var admin = await App.LoginAsync(Role.Admin);

        using var page = await admin.GetAsync("/");
        using var stats = await admin.GetAsync("/api/stats");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, stats.StatusCode));
        Assert.True(page.Headers.CacheControl?.NoStore, "Pages of somebody who is signed in lie in no cache.");
        Assert.True(stats.Headers.CacheControl?.NoStore, "Nor do answers of the API.");
    }

    [Fact]
    public async Task WrongPasswordUnknownNameAndDisabledAccount_AreAnsweredAlike()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        var bob = await App.CreateAccountAsync("bob", Role.Viewer);
        await Service.SetDisabledAsync(AuditActor.Server, bob.Id, true, TestContext.Current.CancellationToken);

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("ana", "not the password"), ("nobody", Visitor.Password), ("bob", Visitor.Password) })
        {
            using var visitor = App.Visit();
            using var answer = await visitor.TrySignInAsync(name, password);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("worktrack=", visitor.CookieHeader, StringComparison.Ordinal);
            answers.Add($"{answer.StatusCode} {TextOf(html, "problem")}");
        }

        Assert.Equal("OK The name or the password is wrong.", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Cookie_WithoutTls_IsHttpOnlyAndSameSite()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();

        using var answer = await visitor.TrySignInAsync("ana", Visitor.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("worktrack=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task ReturnUrl_OfAnotherSite_IsNotFollowed(string address)
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();

        using var answer = await visitor.TrySignInAsync("ana", Visitor.Password, "?ReturnUrl=" + Uri.EscapeDataString(address));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", new Uri(App.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(App.Address.Authority, new Uri(App.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task ReturnUrl_OfThisSite_IsFollowed()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();
        using var turnedAway = await visitor.GetAsync("/computers/PC.1?day=2026-11-01");

        using var answer = await visitor.TrySignInAsync("ana", Visitor.Password, turnedAway.Headers.Location!.Query);

        Assert.Equal("/computers/PC.1?day=2026-11-01", new Uri(App.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task Session_BeforeAndAfterSigningIn_IsNeverTheSame()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var visitor = App.Visit();
        await visitor.SignInAsync("ana");
        var first = visitor.CookieHeader;
        using var thief = App.Visit();
        thief.Client.DefaultRequestHeaders.Add("Cookie", first);

        await visitor.SignInAsync("ana");

        Assert.NotEqual(first, visitor.CookieHeader);
        using var answer = await thief.GetAsync("/api/stats");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var own = await visitor.GetAsync("/api/stats");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task SigningOut_EndsTheSessionAlsoForACopyOfItsCookie()
    {
        using var admin = await App.LoginAsync(Role.Admin);
        using var copy = App.Visit();
        copy.Client.DefaultRequestHeaders.Add("Cookie", admin.CookieHeader);
        using (var before = await copy.GetAsync("/api/stats"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        var html = await admin.PageAsync("/account");
        using var answer = await admin.PostAsync("/logout", ("__RequestVerificationToken", Visitor.HiddenIn(html[html.IndexOf("sign-out", StringComparison.Ordinal)..], "__RequestVerificationToken")));

        Assert.Equal("/login", answer.Headers.Location?.ToString());
        using var after = await copy.GetAsync("/api/stats");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Session_Unused_EndsAfterTwelveHours()
    {
        using var admin = await App.LoginAsync(Role.Admin);
        _time.Advance(TimeSpan.FromHours(11.9));
        Assert.NotNull(Directory.Session(Directory.Sessions.Single().Hash));

        _time.Advance(TimeSpan.FromHours(0.2));

        using var answer = await admin.GetAsync("/api/stats");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Failures_OnOneAccount_WaitLongerAndLonger_AndLockNobodyElseOut()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var owner = App.Visit();
        await owner.SignInAsync("ana");
        using var stranger = App.Visit();
        for (var i = 0; i < 3; i++)
        {
            using var refused = await stranger.TrySignInAsync("ana", "guess number " + i);
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }

        using (var early = await stranger.TrySignInAsync("ana", Visitor.Password))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, early.StatusCode);
            Assert.Equal("1", Assert.Single(early.Headers.GetValues("Retry-After")));
        }

        // Who has signed in before from this browser is not held up by it, at the same address.
        await owner.SignInAsync("ana");

        _time.Advance(TimeSpan.FromSeconds(1));
        using (var late = await stranger.TrySignInAsync("ana", "another guess"))
        {
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        }

        using var early2 = await stranger.TrySignInAsync("ana", Visitor.Password);
        Assert.Equal("2", Assert.Single(early2.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task Hash_OfFewerRounds_IsMadeAnewAtSigningIn()
    {
        var account = await App.CreateAccountAsync("ana", Role.Admin);
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 }));
        await Home.ExecuteOnSqliteAsync($"UPDATE accounts SET password_hash = '{weak.HashPassword(new Account(), Visitor.Password)}' WHERE id = {account.Id}");
        using var visitor = App.Visit();

        await visitor.SignInAsync("ana");

        var bytes = Convert.FromBase64String(await Home.ReadAsync($"SELECT password_hash FROM accounts WHERE id = {account.Id}"));
        Assert.Equal((1, 2U, 220_000U), (bytes[0], Number(bytes, 1), Number(bytes, 5)));

        // As the framework writes them: the function (2 is HMAC with SHA-512), and the rounds.
        static uint Number(byte[] hash, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(at));
    }

    private AccountService Service => App.Services.GetRequiredService<AccountService>();

    private AccountDirectory Directory => App.Services.GetRequiredService<AccountDirectory>();

    private static string TextOf(string html, string testId)
    {
        var at = html.IndexOf($"data-testid=\"{testId}\"", StringComparison.Ordinal);
        var span = html.IndexOf("<span>", at, StringComparison.Ordinal) + "<span>".Length;
        return html[span..html.IndexOf("</span>", span, StringComparison.Ordinal)];
    }
}
