using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

/// <summary>An authenticator app, from setting it up to losing it.</summary>
public sealed partial class SecondFactorTests : OnRunningServer
{
    private readonly FakeTimeProvider _time;

    public SecondFactorTests()
        : this(WorkTrackApp.Noon())
    {
    }

    private SecondFactorTests(FakeTimeProvider time)
        : base(time, ("Access:Open", "false"), ("environment", "Production")) => _time = time;

    [Fact]
    public async Task SecondFactor_TurnedOn_IsAskedForAndWorksOnce()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        var (key, codes) = await TurnOnAsync("ana");
        Assert.Equal(10, codes.Count);

        using var visitor = App.Visit();
        var ticket = await PasswordAsync(visitor);
        Assert.DoesNotContain("worktrack=", visitor.CookieHeader, StringComparison.Ordinal);

        // The code that turned it on was used by that.
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(visitor, ticket, Totp.CodeOf(key, _time.GetUtcNow())));
        _time.Advance(TimeSpan.FromSeconds(30));
        var code = Totp.CodeOf(key, _time.GetUtcNow());
        Assert.Equal(HttpStatusCode.Redirect, await CodeAsync(visitor, ticket, code));
        using (var own = await visitor.GetAsync("/api/stats"))
        {
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        }

        // Somebody who looked over their shoulder has the password, and a code that is still valid by the clock.
        using var thief = App.Visit();
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(thief, await PasswordAsync(thief), code));
        Assert.DoesNotContain("worktrack=", thief.CookieHeader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecoveryCode_OfALostTelephone_WorksOnce()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        var (_, codes) = await TurnOnAsync("ana");

        using var first = App.Visit();
        Assert.Equal(HttpStatusCode.Redirect, await CodeAsync(first, await PasswordAsync(first), codes[0].ToLowerInvariant()));
        using var second = App.Visit();
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(second, await PasswordAsync(second), codes[0]));
        Assert.Contains("9 recovery codes are left", await first.PageAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticket_BetweenTheForms_EndsAfterFiveMinutes()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        var (key, _) = await TurnOnAsync("ana");
        using var visitor = App.Visit();
        var ticket = await PasswordAsync(visitor);

        _time.Advance(SignInTickets.Lifetime);

        Assert.Equal(HttpStatusCode.OK, await CodeAsync(visitor, ticket, Totp.CodeOf(key, _time.GetUtcNow())));
        Assert.DoesNotContain("worktrack=", visitor.CookieHeader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_HoldsNeitherKeyNorRecoveryCodes()
    {
        var account = await App.CreateAccountAsync("ana", Role.Admin);
        var (key, codes) = await TurnOnAsync("ana");

        var stored = await Home.ReadAsync($"SELECT authenticator_key || ' ' || recovery_codes FROM accounts WHERE id = {account.Id}");

        Assert.NotEmpty(stored);
        Assert.DoesNotContain(key, stored, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code, stored, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<(string Key, List<string> Codes)> TurnOnAsync(string name)
    {
        using var owner = App.Visit();
        await owner.SignInAsync(name);
        var page = await owner.PageAsync("/account/second-factor");
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        var key = Regex.Match(page, "data-testid=\"key\">([A-Z2-7]+)<").Groups[1].Value;
        using var answer = await owner.PostAsync(
            "/account/second-factor",
            ("_handler", "turn-on"), ("__RequestVerificationToken", Visitor.TokenIn(page, "turn-on")), ("Form.Key", Visitor.HiddenIn(page, "Form.Key")),
            ("Form.Code", Totp.CodeOf(key, _time.GetUtcNow())), ("Form.Password", Visitor.Password));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (key, [.. RecoveryCode().Matches(html).Select(match => match.Groups[1].Value)]);
    }

    private static async Task<string> PasswordAsync(Visitor visitor)
    {
        using var answer = await visitor.TrySignInAsync("ana", Visitor.Password);
        return Visitor.HiddenIn(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "Code.Ticket");
    }

    private static async Task<HttpStatusCode> CodeAsync(Visitor visitor, string ticket, string code)
    {
        var token = Visitor.TokenIn(await visitor.PageAsync("/login"), "password");
        using var answer = await visitor.PostAsync(
            "/login", ("_handler", "code"), ("__RequestVerificationToken", token), ("Code.Ticket", ticket), ("Code.Value", code));
        return answer.StatusCode;
    }

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
