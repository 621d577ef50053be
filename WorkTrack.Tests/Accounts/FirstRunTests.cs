using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

/// <summary>How the first administrator comes to be.</summary>
public sealed class FirstRunTests : IDisposable
{
    private static readonly (string, string)[] Closed = [("Access:Open", "false"), ("environment", "Production")];

    private readonly AppHome _home = AppHome.OnSqlite();
    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    private string CodeFile => Path.Combine(_home.DataDirectory, FirstRun.FileName);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Code_OfTheFile_MakesOneAdministratorAndNoMore()
    {
        await using var app = WorkTrackApp.Start(_home, _time, Closed);
        var code = (await File.ReadAllTextAsync(CodeFile, TestContext.Current.CancellationToken)).Trim();
        Assert.Matches("^[A-Za-z0-9_-]{43}$", code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodeFile));
        }

        using var founder = app.Visit();
        using (var weak = await SetUpAsync(founder, code, "root", "password2026"))
        {
            Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        }

        using (var made = await SetUpAsync(founder, code, "root", Visitor.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        }

        using var page = await founder.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(File.Exists(CodeFile));
        using var second = await app.Visit().GetAsync($"/setup?code={code}");
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        Assert.Equal(Role.Admin, Assert.Single(app.Services.GetRequiredService<AccountDirectory>().Accounts).Role);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=")]
    [InlineData("?code=wrong")]
    public async Task Setup_WithoutTheCode_SaysThatTheLinkDoesNotWork(string query)
    {
        await using var app = WorkTrackApp.Start(_home, _time, Closed);

        using var answer = await app.Visit().GetAsync("/setup" + query);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("This link does not work", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_AfterAnHour_IsReplaced()
    {
        await using var app = WorkTrackApp.Start(_home, _time, Closed);
        var firstRun = app.Services.GetRequiredService<FirstRun>();
        var old = (await File.ReadAllTextAsync(CodeFile, TestContext.Current.CancellationToken)).Trim();
        Assert.True(firstRun.Accepts(old));

        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.False(firstRun.Accepts(old));
        firstRun.Renew();

        var renewed = (await File.ReadAllTextAsync(CodeFile, TestContext.Current.CancellationToken)).Trim();
        Assert.NotEqual(old, renewed);
        Assert.True(firstRun.Accepts(renewed));
    }

    [Fact]
    public async Task Variables_AtTheFirstStart_MakeTheAdministrator_AndAreNotLookedAtAgain()
    {
        (string, string)[] variables = [.. Closed, ("WORKTRACK_ADMIN_USER", "root"), ("WORKTRACK_ADMIN_PASSWORD", Visitor.Password)];
        await using (var app = WorkTrackApp.Start(_home, _time, variables))
        {
            using var visitor = app.Visit();
            await visitor.SignInAsync("root");
            Assert.False(File.Exists(CodeFile));
        }

        await using var again = WorkTrackApp.Start(_home, _time, [.. Closed, ("WORKTRACK_ADMIN_USER", "root"), ("WORKTRACK_ADMIN_PASSWORD", "another good password")]);
        using var later = again.Visit();
        await later.SignInAsync("root");
    }

    [Fact]
    public async Task ChosenPassword_HasToBeReplacedAtTheFirstSignIn()
    {
        await using var app = WorkTrackApp.Start(_home, _time, Closed);
        await app.Services.GetRequiredService<AccountService>().CreateAsync(
            Web.Audit.AuditActor.Server, new NewAccount("ana", "k7fq-x2mp-9vra-t4zd", Role.Admin, [], MustChangePassword: true), TestContext.Current.CancellationToken);
        using var ana = app.Visit();

        using var first = await ana.TrySignInAsync("ana", "k7fq-x2mp-9vra-t4zd");
        var html = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("worktrack=", ana.CookieHeader, StringComparison.Ordinal);
        using var second = await ana.PostAsync(
            "/login", ("_handler", "new-password"), ("__RequestVerificationToken", Visitor.TokenIn(html, "new-password")),
            ("New.Ticket", Visitor.HiddenIn(html, "New.Ticket")), ("New.Password", Visitor.Password), ("New.Again", Visitor.Password));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        using var later = app.Visit();
        await later.SignInAsync("ana");
    }

    private static Task<HttpResponseMessage> SetUpAsync(Visitor visitor, string code, string name, string password) => visitor.SubmitAsync(
        $"/setup?code={code}", "setup", ("Form.Code", code), ("Form.Name", name), ("Form.Password", password), ("Form.Again", password));
}
