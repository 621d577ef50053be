using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Access;

/// <summary>Streams and hubs of readers whose rights change while they are open. Pages: see Browser/AccountTests.</summary>
public sealed class LiveAccessTests : OnRunningServer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public LiveAccessTests()
        : base(new ShiftedTime(), ("Access:Open", "false"), ("environment", "Production"))
    {
    }

    [Fact]
    public async Task Stream_OfAReaderWhoLosesATeam_EndsAndComesBackWithLess()
    {
        var (a, b) = await TwoTeamsAsync();
        var account = await App.CreateAccountAsync("ana", Role.Viewer, a, b);
        using var ana = App.Visit();
        await ana.SignInAsync("ana");
        using var stream = await FollowAsync(ana.Client);
        Assert.Equal(["PC-A", "PC-B"], await ComputersAsync(stream));

        // As another server would do it: past this one's memory.
        await Home.ExecuteOnSqliteAsync($"DELETE FROM account_teams WHERE account = {account.Id} AND team = {b}");
        await EndsAsync(stream);

        using var again = await FollowAsync(ana.Client);
        Assert.Equal(["PC-A"], await ComputersAsync(again));
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("auditor")]
    [InlineData("signed out")]
    public async Task Stream_OfAReaderWhoMayNoLongerRead_Ends(string why)
    {
        var (a, _) = await TwoTeamsAsync();
        var account = await App.CreateAccountAsync("ana", Role.Supervisor, a);
        await App.CreateAccountAsync("root", Role.Admin);
        using var ana = App.Visit();
        await ana.SignInAsync("ana");
        using var stream = await FollowAsync(ana.Client);
        Assert.Equal(["PC-A"], await ComputersAsync(stream));
        var accounts = App.Services.GetRequiredService<AccountService>();
        var cancel = TestContext.Current.CancellationToken;

        switch (why)
        {
            case "disabled":
                await accounts.SetDisabledAsync(AuditActor.Server, account.Id, true, cancel);
                break;
            case "auditor":
                await accounts.ChangeAsync(AuditActor.Server, account.Id, Role.Auditor, [], cancel);
                break;
            default:
                await Home.ExecuteOnSqliteAsync("DELETE FROM account_sessions");
                break;
        }

        await EndsAsync(stream);
        using var answer = await ana.GetAsync("/api/stats");
        Assert.Equal(why == "auditor" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("revoked by another server")]
    [InlineData("over")]
    public async Task Stream_WithATokenThatOpensNoMore_Ends(string why)
    {
        var (a, _) = await TwoTeamsAsync();
        var account = await App.CreateAccountAsync("ana", Role.Viewer, a);
        var (tokens, cancel) = (App.Services.GetRequiredService<ApiTokens>(), TestContext.Current.CancellationToken);
        var (token, _) = await tokens.CreateAsync(AuditActor.Server, account.Id, "a script", TimeSpan.FromMinutes(5));
        using var script = new HttpClient { BaseAddress = App.Address };
        script.DefaultRequestHeaders.Authorization = new("Bearer", token!.Text);
        using var stream = await FollowAsync(script);
        Assert.Equal(["PC-A"], await ComputersAsync(stream));

        switch (why)
        {
            case "revoked":
                await tokens.RevokeAsync(AuditActor.Server, account.Id, token.Id);
                break;
            case "over":
                ((ShiftedTime)App.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromMinutes(5));
                break;
            default:
                await App.Services.GetRequiredService<ApiTokenStore>().RevokeAsync(token.Id, TimeProvider.System.GetUtcNow(), cancel);
                break;
        }

        await EndsAsync(stream);
        using var answer = await script.GetAsync(new Uri("/api/stats", UriKind.Relative), cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Hub_OfAReaderWhoIsDismissed_Ends()
    {
        var (a, _) = await TwoTeamsAsync();
        var account = await App.CreateAccountAsync("ana", Role.Viewer, a);
        using var ana = App.Visit();
        await ana.SignInAsync("ana");
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(App.Address, "/hubs/live"), options => options.Headers["Cookie"] = ana.CookieHeader).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        var ended = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var _ in hub.StreamAsync<JsonElement>("Follow", null, TestContext.Current.CancellationToken))
                    {
                    }
                }
                catch (Exception end) when (end is Microsoft.AspNetCore.SignalR.HubException or OperationCanceledException or IOException)
                {
                    // However it ends, it ends.
                }
            },
            TestContext.Current.CancellationToken);

        await App.Services.GetRequiredService<AccountService>().SetDisabledAsync(AuditActor.Server, account.Id, true, TestContext.Current.CancellationToken);

        await ended.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    private async Task<(int A, int B)> TwoTeamsAsync()
    {
        var (a, b) = (await App.CreateTeamAsync("A"), await App.CreateTeamAsync("B"));
        await App.ReportFromTeamAsync(a, """{"type":"agent_data","computer_id":"PC-A","usage_minutes":5}""");
        await App.ReportFromTeamAsync(b, """{"type":"agent_data","computer_id":"PC-B","usage_minutes":5}""");
        return (a, b);
    }

    private static async Task<EventReader> FollowAsync(HttpClient client) =>
        new(await client.GetStreamAsync(new Uri("/api/dashboard-stream", UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<string>> ComputersAsync(EventReader stream)
    {
        Assert.Equal("connected", await stream.NextTypeAsync());
        var update = await stream.NextAsync();
        return [.. update.GetProperty("data").GetProperty("computers").EnumerateArray().Select(computer => computer.GetProperty("computer_id").GetString()!).Order(StringComparer.Ordinal)];
    }

    private static async Task EndsAsync(EventReader stream)
    {
        var ended = Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (true)
            {
                await stream.NextAsync();
            }
        });
        await ended.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }
}
