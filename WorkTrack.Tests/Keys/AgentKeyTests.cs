using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Keys;

/// <summary>Every address for agents, with the right key, with a wrong one and with none.</summary>
public sealed class AgentKeyTests(MariaDbServer mariaDb)
{
    [Theory]
    [InlineData(Store.Sqlite, 0)]
    [InlineData(Store.Sqlite, 1)]
    [InlineData(Store.Sqlite, 2)]
    [InlineData(Store.MariaDb, 0)]
    [InlineData(Store.MariaDb, 1)]
    [InlineData(Store.MariaDb, 2)]
    public async Task EveryAddress_WithAKey_IsAnswered(Store store, int way)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, WorkTrackApp.Noon());
        foreach (var (key, computer) in new[] { ((await app.TeamKeyAsync(1)).Text, "OF-TEAM"), ((await app.KeyOfAsync("OWN")).Text, "OWN") })
        {
            foreach (var call in AgentCall.All(computer))
            {
                using var answer = await call.SendAsync(app, AgentCall.Ways(key)[way]);

                // There are no commands yet.
                var expected = call.Path.Contains("command_result", StringComparison.Ordinal) ? HttpStatusCode.NotFound
                    : call.Path.Contains("register", StringComparison.Ordinal) ? HttpStatusCode.Created : HttpStatusCode.OK;
                Assert.True(expected == answer.StatusCode, $"{call}: {answer.StatusCode}");
            }

            Assert.Equal(1, app.Services.GetRequiredService<Board>().Find(ComputerId.Parse(computer))!.Team);
        }

        Assert.Equal(2, await home.CountAsync("computer_states"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task EveryAddress_WithoutAValidKey_Is401AndNothingIsStored(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, WorkTrackApp.Noon());
        var right = await app.TeamKeyAsync(1);
        var revoked = await app.TeamKeyAsync(1);
        Assert.True(await app.Keys().RevokeAsync(AuditActor.Server, revoked.Id));
        var wrong = new[]
        {
            revoked.Text,
            right.Text[..^1] + (right.Text[^1] == 'A' ? 'B' : 'A'),
            SecretText.Create(SecretKind.AgentKey).Text,
            SecretText.Create(SecretKind.ApiToken).Text,
            right.Id,
            "password",
        };
        var headers = wrong.SelectMany(AgentCall.Ways).Select(way => new[] { way }).Append([]).ToList();
        headers.Add([("X-Agent-Key", wrong[1]), ("Authorization", $"Bearer {right.Text}")]);

        foreach (var call in AgentCall.All("NOBODY").Append(new AgentCall(HttpMethod.Post, "/api/agent-data", "not even JSON")))
        {
            foreach (var header in headers)
            {
                using var answer = await call.SendAsync(app, header);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{call} {string.Join(" ", header)}: {answer.StatusCode}");
                var problem = call.Path.StartsWith("/api/v1/", StringComparison.Ordinal);
                Assert.Equal(problem ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType!.MediaType);
                Assert.Contains(problem ? "\"detail\"" : "\"error\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
                Assert.Contains("Basic", answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme));
            }
        }

        Assert.Equal((0, 0), (app.Services.GetRequiredService<Board>().Count, await home.CountAsync("computers")));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task AboutAnotherComputer_IsForbiddenAndNothingIsStored(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, WorkTrackApp.Noon());
        var (own, teamA, teamB) = (await app.KeyOfAsync("OWN", 1), await app.TeamKeyAsync(1), await app.TeamKeyAsync(2));
        using (var known = await AgentCall.AboutAComputer("OF-A")[0].SendAsync(app, teamA.Text))
        {
            Assert.Equal(HttpStatusCode.Created, known.StatusCode);
        }

        var before = (app.Services.GetRequiredService<Board>().Find(ComputerId.Parse("OF-A")), await home.CountAsync("computers"));
        foreach (var (key, computer) in new[] { (own, "OTHER"), (own, "own"), (own, "OF-A"), (teamB, "OF-A") })
        {
            foreach (var call in AgentCall.AboutAComputer(computer))
            {
                using var answer = await call.SendAsync(app, key.Text);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{call} of {computer}: {answer.StatusCode}");
                Assert.Contains("computer_id", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, (app.Services.GetRequiredService<Board>().Find(ComputerId.Parse("OF-A")), await home.CountAsync("computers")));
        Assert.Equal(1, await home.CountAsync("computer_states"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Newcomers_JoinTheTeamOfTheKey_AlsoAfterARestart(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        string key;
        await using (var app = WorkTrackApp.Start(home, WorkTrackApp.Noon()))
        {
            foreach (var name in new[] { "A", "B", "C" })
            {
                await app.CreateTeamAsync(name);
            }

            // Known before there were keys, and of no team.
            await app.PostCounterAsync(1, "EARLIER");
            app.Services.Find<AccessOptions>().Open = false;
            key = (await app.TeamKeyAsync(3)).Text;
            foreach (var computer in new[] { "NEW", "EARLIER" })
            {
                using var answer = await AgentCall.AboutAComputer(computer)[1].SendAsync(app, key);
                Assert.Equal(computer == "NEW" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
                using var data = await AgentCall.AboutAComputer(computer)[5].SendAsync(app, key);
                Assert.Equal(HttpStatusCode.OK, data.StatusCode);
            }
        }

        await using var again = await ClosedApp.StartAsync(home, WorkTrackApp.Noon());
        var board = again.Services.GetRequiredService<Board>();
        Assert.Equal((3, 3), (board.Find(ComputerId.Parse("NEW"))!.Team, board.Find(ComputerId.Parse("EARLIER"))!.Team));
        using var still = await AgentCall.All("NEW")[0].SendAsync(again, key);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task OpenAccess_WithoutAKeyIsTakenAndWithAWrongOneIsRefused()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        var key = (await app.KeyOfAsync("OWN")).Text;
        foreach (var call in AgentCall.All("OWN").Where(call => !call.Path.Contains("command_result", StringComparison.Ordinal)))
        {
            using var taken = await call.SendAsync(app);
            using var withKey = await call.SendAsync(app, key);
            using var refused = await call.SendAsync(app, SecretText.Create(SecretKind.AgentKey).Text);
            Assert.True(taken.IsSuccessStatusCode && withKey.IsSuccessStatusCode, call.ToString());
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Agent_WithNothingButAnAddress_IsTaken(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, TimeProvider.System);
        var key = await app.TeamKeyAsync(1);
        var api = new UriBuilder(app.Address) { UserName = "agent", Password = key.Text }.Uri;
        foreach (var call in AgentCall.All("BY-ADDRESS"))
        {
            var status = await CurlAsync(call, new Uri(api, call.Path));
            Assert.True(status is "200" or "201" || call.Path.Contains("command_result", StringComparison.Ordinal), $"{call}: {status}");
        }

        Assert.NotNull(app.Services.GetRequiredService<Board>().Find(ComputerId.Parse("BY-ADDRESS")));
    }

    /// <summary>A client that knows how to read an address, and no more.</summary>
    private static async Task<string> CurlAsync(AgentCall call, Uri address)
    {
        var start = new ProcessStartInfo(Requirement.Program("curl")) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-s", "-o", "/dev/null", "-w", "%{http_code}", "-X", call.Method.Method, "-H", "Content-Type: application/json" })
        {
            start.ArgumentList.Add(argument);
        }

        if (call.Body is not null)
        {
            start.ArgumentList.Add("--data");
            start.ArgumentList.Add(call.Body);
        }

        start.ArgumentList.Add(address.AbsoluteUri);
        using var curl = Process.Start(start)!;
        var status = await curl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
        return status;
    }
}
