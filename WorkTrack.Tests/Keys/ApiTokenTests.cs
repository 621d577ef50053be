using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Keys;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Keys;

/// <summary>People's scripts read with a token, as much as its owner may see now.</summary>
public sealed class ApiTokenTests(MariaDbServer mariaDb)
{
    private static readonly string[] Readable =
        ["/api/stats", "/api/agent-data", "/api/v1/computers", "/api/v1/computers/OF-1", "/api/v1/computers/OF-1/days", "/api/v1/usage/days", "/openapi/v1.json"];

    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Token_OfATeamsViewer_ReadsThatTeamAndNoOther(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await StartAsync(home);
        var token = await TokenAsync(app, Role.Viewer, 1);

        foreach (var path in Readable)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, await StatusAsync(app, path, token.Text)));
        }

        Assert.Equal(["OF-1"], await ComputersAsync(app, token.Text));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, "/api/v1/computers/OF-2", token.Text));
        Assert.Equal(["OF-1", "OF-2"], (await ComputersAsync(app, (await TokenAsync(app, Role.Admin)).Text)).Order());
    }

    [Fact]
    public async Task Stream_WithAToken_IsOfItsOwnersTeams()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var token = await TokenAsync(app, Role.Supervisor, 2);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dashboard-stream");
        request.Headers.Authorization = new("Bearer", token.Text);

        using var answer = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var events = new EventReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("connected", await events.NextTypeAsync());
        var computers = (await events.NextAsync()).GetProperty("data").GetProperty("computers").EnumerateArray();
        Assert.Equal("OF-2", Assert.Single(computers).GetProperty("computer_id").GetString());
    }

    [Fact]
    public async Task Token_ThatIsWrong_Is401EvenWithOpenAccess()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, _time);
        foreach (var wrong in new[] { SecretText.Create(SecretKind.ApiToken).Text, SecretText.Create(SecretKind.AgentKey).Text, "guess" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/api/stats", wrong));
        }
    }

    [Fact]
    public async Task Token_OpensNothingButReading()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var token = await TokenAsync(app, Role.Admin);

        foreach (var call in AgentCall.All("OF-1"))
        {
            using var answer = await call.SendAsync(app, token.Text);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        // Pages are for people.
        foreach (var page in new[] { "/", "/account", "/admin/users", "/agents", "/audit" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Authorization = new("Bearer", token.Text);
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var client = new HttpClient(handler) { BaseAddress = app.Address };
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((page, HttpStatusCode.Redirect), (page, answer.StatusCode));
        }
    }

    [Fact]
    public async Task AgentKey_ReadsNothing()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var key = await app.TeamKeyAsync(1);
        foreach (var path in Readable)
        {
            foreach (var way in AgentCall.Ways(key.Text))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation(way.Name, way.Value);
                using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Token_FollowsItsOwner_WhoseTeamsAndRoleAndAccountChange()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var owner = await app.CreateAccountAsync("ana", Role.Viewer, 1);
        var token = await MakeAsync(app, owner.Id);
        var accounts = app.Services.GetRequiredService<AccountService>();
        Assert.Equal(["OF-1"], await ComputersAsync(app, token.Text));

        await accounts.ChangeAsync(AuditActor.Server, owner.Id, Role.Viewer, [2], TestContext.Current.CancellationToken);
        Assert.Equal(["OF-2"], await ComputersAsync(app, token.Text));

        await accounts.ChangeAsync(AuditActor.Server, owner.Id, Role.Auditor, [], TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(app, "/api/stats", token.Text));

        await accounts.ChangeAsync(AuditActor.Server, owner.Id, Role.Viewer, [1], TestContext.Current.CancellationToken);
        await accounts.SetDisabledAsync(AuditActor.Server, owner.Id, true, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(app, "/api/stats", token.Text));
    }

    [Fact]
    public async Task Token_RevokedOrOver_OpensNothing()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var owner = await app.CreateAccountAsync("ana", Role.Viewer, 1);
        var (revoked, over) = (await MakeAsync(app, owner.Id), await MakeAsync(app, owner.Id));
        var (tokens, book) = (app.Services.GetRequiredService<ApiTokens>(), app.Services.GetRequiredService<TokenBook>());

        // Not by somebody else.
        await tokens.RevokeAsync(AuditActor.Server, owner.Id + 1, revoked.Id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/api/stats", revoked.Text));
        Assert.Equal(_time.GetUtcNow(), book.Of(owner.Id).Single(token => token.Id == revoked.Id).LastUsedAt);

        await tokens.RevokeAsync(AuditActor.Server, owner.Id, revoked.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/api/stats", revoked.Text));

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/api/stats", over.Text));
    }

    [Fact]
    public async Task Token_RevokedByAnotherProcess_OpensNothingWithinSeconds()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await ClosedApp.StartAsync(home, TimeProvider.System);
        var owner = await app.CreateAccountAsync("ana", Role.Viewer, 1);
        var token = await MakeAsync(app, owner.Id);
        await app.Services.GetRequiredService<ApiTokenStore>().RevokeAsync(token.Id, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        var since = TimeProvider.System.GetTimestamp();
        while (await StatusAsync(app, "/api/stats", token.Text) == HttpStatusCode.OK)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task Page_MakesATokenAndShowsItOnceAndRevokesIt()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        using var visitor = await app.LoginAsync(Role.Supervisor, 1);

        using var made = await visitor.SubmitAsync("/account/tokens", "new-token", ("New.Name", "wall <b>display</b>"), ("New.Days", "30"));
        var html = await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = Regex.Match(html, "wta_[a-z2-7]{12}_[A-Za-z0-9_-]{43}").Value;
        Assert.Equal(["OF-1"], await ComputersAsync(app, token));
        Assert.Contains("wall &lt;b&gt;display&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.True(made.Headers.CacheControl?.NoStore);

        var again = await visitor.PageAsync("/account/tokens");
        Assert.DoesNotContain(token[^20..], again, StringComparison.Ordinal);
        Assert.Contains(token[4..16], again, StringComparison.Ordinal);

        using var revoked = await visitor.SubmitAsync("/account/tokens", "revoke-token", ("Revoke.Id", token[4..16]));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/api/stats", token));

        foreach (var (name, days) in new[] { ("", "30"), ("a", "0"), ("a", "366"), ("a", "-1") })
        {
            using var refused = await visitor.SubmitAsync("/account/tokens", "new-token", ("New.Name", name), ("New.Days", days));
            Assert.Contains("data-testid=\"problem\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private async Task<WorkTrackApp> StartAsync(AppHome home)
    {
        var app = await ClosedApp.StartAsync(home, _time);
        foreach (var team in new[] { 1, 2 })
        {
            var key = await app.TeamKeyAsync(team);
            using var answer = await AgentCall.AboutAComputer($"OF-{team}")[5].SendAsync(app, key.Text);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        return app;
    }

    private static async Task<NewSecret> TokenAsync(WorkTrackApp app, Role role, params int[] teams) =>
        await MakeAsync(app, (await app.CreateAccountAsync($"{role}{string.Join('-', teams)}", role, teams)).Id);

    private static async Task<NewSecret> MakeAsync(WorkTrackApp app, int account)
    {
        var (token, problem) = await app.Services.GetRequiredService<ApiTokens>().CreateAsync(AuditActor.Server, account, "a script", TimeSpan.FromMinutes(10));
        Assert.Null(problem);
        return token!;
    }

    private static async Task<HttpStatusCode> StatusAsync(WorkTrackApp app, string path, string token)
    {
        using var answer = await GetAsync(app, path, token);
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<string>> ComputersAsync(WorkTrackApp app, string token)
    {
        using var answer = await GetAsync(app, "/api/agent-data", token);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. json.GetProperty("computers").EnumerateArray().Select(computer => computer.GetProperty("computer_id").GetString()!)];
    }

    private static async Task<HttpResponseMessage> GetAsync(WorkTrackApp app, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        return await app.Client.SendAsync(request);
    }
}
