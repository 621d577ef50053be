using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Keys;

/// <summary>Computers get keys of their own.</summary>
public sealed class EnrolmentTests(MariaDbServer mariaDb)
{
    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Computer_WithAToken_GetsAKeyOfItsOwnAndJoinsTheTeam(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, _time);
        var token = await TokenAsync(app, team: 3, uses: 2);

        var (status, answer) = await EnrolAsync(app, "PC-1", token.Text);
        var (second, other) = await EnrolAsync(app, "PC-2", bearer: token.Text);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (status, second));
        Assert.Equal(("enrolled", "PC-1"), (Text(answer, "status"), Text(answer, "computer_id")));
        await ExpectAsync(app, "PC-1", Text(answer, "key"), HttpStatusCode.OK);
        await ExpectAsync(app, "PC-1", Text(other, "key"), HttpStatusCode.Forbidden);
        Assert.Equal(3, app.Services.GetRequiredService<Board>().Find(ComputerId.Parse("PC-1"))!.Team);

        // Both uses are spent.
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-3", token.Text)).Status);
        Assert.Equal(2, await home.CountAsync("agent_keys"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task KnownComputer_WithAToken_WaitsForApprovalAndThenReplacesTheOld(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, _time);
        var token = await TokenAsync(app);
        var first = Text((await EnrolAsync(app, "PC-1", token.Text)).Body, "key");
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.OK);

        var (status, answer) = await EnrolAsync(app, "PC-1", token.Text);
        var second = Text(answer, "key");

        Assert.Equal((HttpStatusCode.Accepted, "pending"), (status, Text(answer, "status")));
        await ExpectAsync(app, "PC-1", second, HttpStatusCode.Unauthorized);
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.OK);

        var pending = Assert.Single(app.Services.GetRequiredService<KeyBook>().All, booked => booked.Key.IsPending).Key;
        Assert.Equal(new KeyOrigin("vm", "2f:c0:00:00:00:01", "127.0.0.1"), pending.Origin);
        Assert.True(await app.Keys().ApproveAsync(AuditActor.Server, pending.Id));
        Assert.False(await app.Keys().ApproveAsync(AuditActor.Server, pending.Id));

        await ExpectAsync(app, "PC-1", second, HttpStatusCode.OK);
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task KnownComputer_WhosePendingKeyIsRefusedOrForgotten_KeepsItsOld()
    {
        using var home = AppHome.OnSqlite();
        var app = await ClosedApp.StartAsync(home, _time);
        var token = await TokenAsync(app, uses: 10);
        var first = Text((await EnrolAsync(app, "PC-1", token.Text)).Body, "key");
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.OK);
        var refused = Text((await EnrolAsync(app, "PC-1", token.Text)).Body, "key");
        var forgotten = Text((await EnrolAsync(app, "PC-1", token.Text)).Body, "key");
        Assert.Equal(HttpStatusCode.Accepted, (await EnrolAsync(app, "PC-1", token.Text)).Status);

        // Copies could fill the table: no more than three wait.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnrolAsync(app, "PC-1", token.Text)).Status);

        Assert.True(SecretText.TryReadId(refused, SecretKind.AgentKey, out var id));
        Assert.True(await app.Keys().RevokeAsync(AuditActor.Server, id.ToString()));
        app = await RestartAfterAsync(app, home, TimeSpan.FromDays(8));
        await using var restarted = app;
        Assert.True(SecretText.TryReadId(forgotten, SecretKind.AgentKey, out id));
        Assert.False(await app.Keys().ApproveAsync(AuditActor.Server, id.ToString()));

        await ExpectAsync(app, "PC-1", refused, HttpStatusCode.Unauthorized);
        await ExpectAsync(app, "PC-1", forgotten, HttpStatusCode.Unauthorized);
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task KnownComputer_WithItsOldKey_GetsANewOneAtOnce(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var app = await ClosedApp.StartAsync(home, _time);
        var first = (await app.KeyOfAsync("PC-1")).Text;

        var (status, answer) = await EnrolAsync(app, "PC-1", bearer: first);

        Assert.Equal((HttpStatusCode.Created, "rotated"), (status, Text(answer, "status")));
        await ExpectAsync(app, "PC-1", Text(answer, "key"), HttpStatusCode.OK);
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.OK);
        app = await RestartAfterAsync(app, home, AgentKeys.Overlap);
        await using var restarted = app;
        await ExpectAsync(app, "PC-1", first, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Computer_WhoseAnswerWasLost_EnrolsAgain()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await ClosedApp.StartAsync(home, _time);
        var token = await TokenAsync(app);
        var lost = Text((await EnrolAsync(app, "PC-1", token.Text)).Body, "key");

        var (status, answer) = await EnrolAsync(app, "PC-1", token.Text);

        Assert.Equal(HttpStatusCode.Created, status);
        await ExpectAsync(app, "PC-1", Text(answer, "key"), HttpStatusCode.OK);
        await ExpectAsync(app, "PC-1", lost, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Enrolment_OfAForeignComputer_IsForbiddenAndKeepsNothing()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await ClosedApp.StartAsync(home, _time);
        var (teamKey, own) = (await app.TeamKeyAsync(1), await app.KeyOfAsync("OWN"));
        await ExpectAsync(app, "OF-1", teamKey.Text, HttpStatusCode.OK);
        var token = await TokenAsync(app, team: 2);

        Assert.Equal(HttpStatusCode.Forbidden, (await EnrolAsync(app, "OF-1", token.Text)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnrolAsync(app, "OTHER", bearer: own.Text)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnrolAsync(app, "OF-1", bearer: teamKey.Text)).Status);

        Assert.Equal(2, await home.CountAsync("agent_keys"));
    }

    [Fact]
    public async Task Enrolment_WithoutAValidToken_IsRefused()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await ClosedApp.StartAsync(home, _time);
        var (expired, revoked) = (await TokenAsync(app), await TokenAsync(app));
        await Tokens(app).RevokeAsync(AuditActor.Server, revoked.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", revoked.Text)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", SecretText.Create(SecretKind.EnrolmentToken).Text)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", expired.Text[..^1] + "~")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", "")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await EnrolAsync(app, "no id", expired.Text)).Status);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", expired.Text)).Status);

        Assert.Equal(0, await home.CountAsync("agent_keys"));
    }

    [Fact]
    public async Task Enrolment_TriedTooOftenFromAnAddress_Is429()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await ClosedApp.StartAsync(home, _time);
        for (var i = 0; i < AttemptLimit.FailuresPerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(app, "PC-1", "guess")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnrolAsync(app, "PC-1", "guess")).Status);

        // Whoever looks into it later finds each try, and not more than that of a flood.
        Assert.Equal(AttemptLimit.FailuresPerMinute.ToString(CultureInfo.InvariantCulture), await home.ReadAsync("SELECT COUNT(*) FROM audit_log WHERE action = 'enrolment_failed'"));
        Assert.Equal(
            "(agent of PC-1) enrolment_failed PC-1 token or key not known, or not valid any more 127.0.0.1",
            await home.ReadAsync("SELECT actor || ' ' || action || ' ' || subject || ' ' || details || ' ' || address FROM audit_log WHERE action = 'enrolment_failed' LIMIT 1"));
    }

    [Fact]
    public async Task ManyComputers_AtOnce_GetNoMoreKeysThanTheTokenHas()
    {
        using var home = await AppHome.CreateAsync(Store.MariaDb, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, _time);
        var token = await TokenAsync(app, uses: 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => EnrolAsync(app, $"PC-{i}", token.Text)));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(10, await home.CountAsync("agent_keys"));
    }

    /// <summary>Days go by while the server is off: a running one would do all that it does every few seconds.</summary>
    private async Task<WorkTrackApp> RestartAfterAsync(WorkTrackApp app, AppHome home, TimeSpan off)
    {
        await app.DisposeAsync();
        _time.Advance(off);
        return await ClosedApp.StartAsync(home, _time);
    }

    private static EnrolmentTokens Tokens(WorkTrackApp app) => app.Services.GetRequiredService<EnrolmentTokens>();

    private static Task<NewSecret> TokenAsync(WorkTrackApp app, int team = 1, int uses = 5) =>
        Tokens(app).CreateAsync(AuditActor.Server, team, "a room", TimeSpan.FromMinutes(10), uses);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> EnrolAsync(WorkTrackApp app, string computer, string? token = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/enroll")
        {
            Content = JsonContent.Create(new { enrolment_token = token, computer_id = computer, name = "vm", mac_address = "2f:c0:00:00:00:01" }),
        };
        if (bearer is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        }

        using var answer = await app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task ExpectAsync(WorkTrackApp app, string computer, string key, HttpStatusCode expected)
    {
        using var answer = await AgentCall.AboutAComputer(computer)[5].SendAsync(app, key);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
