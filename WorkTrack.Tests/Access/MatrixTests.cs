using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Access;

/// <summary>
/// Every route of the running server, as it has them, times everybody who may ask, times their own computer and a foreign
/// one. What is not expected on purpose is a hole or a wall.
/// </summary>
public sealed class MatrixTests : OnRunningServer
{
    private const string ComputerOfA = "PC-OF-A";
    private const string ComputerOfB = "PC-OF-B";

    public MatrixTests()
        : base(WorkTrackApp.Noon(), ("Access:Open", "false"), ("environment", "Production"))
    {
    }

    [Fact]
    public void EveryRoute_HasAnExpectation()
    {
        var routes = Routes();

        Assert.Empty(routes.Except(Expectations.All.Keys));
        Assert.Empty(Expectations.All.Keys.Except(routes));
    }

    [Fact]
    public void Files_AreThereForAnybody() => Assert.All(
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null),
        file => Assert.NotNull(file.Metadata.GetMetadata<IAllowAnonymous>()));

    [Fact]
    public async Task EveryRoute_AnswersEverybodyAsExpected()
    {
        var teamA = await App.CreateTeamAsync("A");
        var teamB = await App.CreateTeamAsync("B");
        await App.ReportFromTeamAsync(teamA, Report(ComputerOfA));
        await App.ReportFromTeamAsync(teamB, Report(ComputerOfB));
        var visitors = new Dictionary<Who, Visitor>
        {
            [Who.Nobody] = App.Visit(),
            [Who.WrongKey] = App.Visit(),
            [Who.Viewer] = await App.LoginAsync(Role.Viewer, teamA),
            [Who.SupervisorOfA] = await App.LoginAsync(Role.Supervisor, teamA),
            [Who.SupervisorOfB] = await App.LoginAsync(Role.Supervisor, teamB),
            [Who.Auditor] = await App.LoginAsync(Role.Auditor),
            [Who.Admin] = await App.LoginAsync(Role.Admin),
            [Who.TokenOfA] = App.Visit(),
            [Who.AgentOfA] = App.Visit(),
            [Who.AgentOfAnother] = App.Visit(),
        };
        var reader = await App.CreateAccountAsync("reader", Role.Viewer, teamA);
        var (token, _) = await App.Services.GetRequiredService<ApiTokens>().CreateAsync(AuditActor.Server, reader.Id, "a script", TimeSpan.FromDays(1));
        Show(visitors[Who.TokenOfA], token!.Text);
        Show(visitors[Who.AgentOfA], (await App.KeyOfAsync(ComputerOfA, teamA)).Text);
        Show(visitors[Who.AgentOfAnother], (await App.KeyOfAsync("PC-ANOTHER", teamA)).Text);
        visitors[Who.WrongKey].Client.DefaultRequestHeaders.Add("Authorization", "Bearer wtk_0123456789abcdef_wrong");
        visitors[Who.WrongKey].Client.DefaultRequestHeaders.Add("X-Agent-Key", "wtk_0123456789abcdef_wrong");

        var surprises = new List<string>();
        foreach (var (route, expectation) in Expectations.All)
        {
            foreach (var (who, visitor) in visitors)
            {
                foreach (var computer in new[] { ComputerOfA, ComputerOfB })
                {
                    var (expected, actual) = (expectation.Of(who, computer == ComputerOfA), await AskAsync(visitor.Client, route, computer));
                    if (actual != expected)
                    {
                        surprises.Add($"{route} by {who} for {computer}: {actual}, expected {expected}");
                    }
                }
            }
        }

        Assert.Empty(surprises);
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task WhatTeamsRead_HoldsTheirComputersOnly()
    {
        var teamA = await App.CreateTeamAsync("A");
        var teamB = await App.CreateTeamAsync("B");
        await App.ReportFromTeamAsync(teamA, Report(ComputerOfA), Report(ComputerOfA + "2"));
        await App.ReportFromTeamAsync(teamB, Report(ComputerOfB));
        using var viewer = await App.LoginAsync(Role.Viewer, teamA);
        using var nobody = await App.LoginAsync(Role.Viewer);
        using var admin = await App.LoginAsync(Role.Admin);

        Assert.Equal((2, 10), await FiguresAsync(viewer));
        Assert.Equal((0, 0), await FiguresAsync(nobody));
        Assert.Equal((3, 15), await FiguresAsync(admin));
        Assert.Equal((10, 15, 5), (await MinutesAsync(viewer, ""), await MinutesAsync(admin, ""), await MinutesAsync(admin, $"team={teamB}")));
        using var foreign = await viewer.GetAsync($"/api/v1/usage/days?team={teamB}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.DoesNotContain(ComputerOfB, await viewer.PageAsync("/api/agent-data"), StringComparison.Ordinal);
        Assert.DoesNotContain(ComputerOfB, await viewer.PageAsync("/api/v1/computers"), StringComparison.Ordinal);
    }

    private static async Task<(int Computers, int Minutes)> FiguresAsync(Visitor visitor)
    {
        var stats = JsonDocument.Parse(await visitor.PageAsync("/api/stats")).RootElement.GetProperty("stats");
        return (stats.GetProperty("total_computers").GetInt32(), stats.GetProperty("total_usage_today").GetInt32());
    }

    private static async Task<int> MinutesAsync(Visitor visitor, string query)
    {
        var days = JsonDocument.Parse(await visitor.PageAsync($"/api/v1/usage/days?{query}")).RootElement.GetProperty("days");
        var programs = JsonDocument.Parse(await visitor.PageAsync($"/api/v1/usage/programs?{query}")).RootElement.GetProperty("programs");
        var users = JsonDocument.Parse(await visitor.PageAsync($"/api/v1/usage/users?{query}")).RootElement.GetProperty("users");
        var sums = new[] { days, programs, users }.Select(list => list.EnumerateArray().Sum(entry => entry.GetProperty("active_minutes").GetInt32()));
        return Assert.Single(sums.Distinct());
    }

    private static string Report(string computer) => JsonSerializer.Serialize(new { type = "agent_data", computer_id = computer, usage_minutes = 5 });

    /// <summary>What every address for agents takes: each passes over what it does not know.</summary>
    private static string AnyReport(string computer) => JsonSerializer.Serialize(new
    {
        type = "agent_data",
        computer_id = computer,
        computer_name = "a",
        user_name = "b",
        os_info = "c",
        command_id = 1,
        session_id = new string('a', 32),
        sent_at = "2026-11-23T12:00:00Z",
        samples = new[] { new { started_at = "2026-11-23T11:59:00Z", duration_ms = 5000, state = "active" } },
    });

    private static void Show(Visitor visitor, string secret) => visitor.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {secret}");

    private static async Task<Answer> AskAsync(HttpClient client, string route, string computer)
    {
        var (method, pattern) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var path = pattern.Replace("{Id}", computer, StringComparison.Ordinal).Replace("{id}", computer, StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path + (path.EndsWith("commands.php", StringComparison.Ordinal) ? "?computer_id=" + computer : ""));
        if (method == "POST")
        {
            request.Content = path.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent(AnyReport(computer), Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when answer.Headers.Location!.ToString().Contains("/login", StringComparison.Ordinal) => Answer.SignIn,
            HttpStatusCode.Unauthorized => Answer.Unauthorized,
            HttpStatusCode.Forbidden => Answer.Forbidden,
            HttpStatusCode.NotFound when !IsCircuit(path) && !path.EndsWith("command_result.php", StringComparison.Ordinal) => Answer.NotFound,
            HttpStatusCode.Gone => Answer.Gone,
            HttpStatusCode.BadRequest when method == "POST" && !path.StartsWith("/api", StringComparison.Ordinal) && !IsCircuit(path) => Answer.BadForm,
            _ => Answer.Allowed,
        };
    }

    // They answer 400 and 404 to those who have no connection yet.
    private static bool IsCircuit(string path) => path.StartsWith("/_", StringComparison.Ordinal) || path.StartsWith("/hubs", StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Endpoints() => App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private HashSet<string> Routes() => Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .SelectMany(
            endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"],
            (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}")
        .ToHashSet();
}
