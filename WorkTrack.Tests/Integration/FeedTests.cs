using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>What browsers' scripts and other programs read.</summary>
public sealed class FeedTests : OnRunningServer
{
    private readonly FakeTimeProvider _time;

    public FeedTests()
        : this(WorkTrackApp.Noon())
    {
    }

    private FeedTests(FakeTimeProvider time)
        : base(time, ("Cors:Origins:0", "https://wall.example")) => _time = time;

    [Fact]
    public async Task Stats_TwoComputers_AddUp()
    {
        await App.PostCounterAsync(125, "A");
        _time.Advance(TimeSpan.FromMinutes(13));
        await App.PostCounterAsync(10, "B");
        var time = _time.GetUtcNow();
        using var answer = await App.Client.GetAsync(new Uri("/api/stats", UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        // The sweeper runs on a thread of its own; a sweep by hand finds what it will find.
        App.Services.GetRequiredService<Board>().Sweep();
        var stats = await App.StatsAsync();

        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.Equal("online", body.GetProperty("server_status").GetString());
        Assert.NotEmpty(body.GetProperty("worktrack_version").GetString()!);
        Assert.Equal("2026-11-23T12:13:00.000Z", body.GetProperty("server_time").GetString());
        Assert.Equal(
            (2, 1, 1, 135, 68, 2.25),
            (stats.GetProperty("total_computers").GetInt32(), stats.GetProperty("online_computers").GetInt32(),
                stats.GetProperty("offline_computers").GetInt32(), stats.GetProperty("total_usage_today").GetInt32(),
                stats.GetProperty("average_usage_minutes").GetInt32(), stats.GetProperty("total_usage_hours").GetDouble()));
        Assert.Equal(time, stats.GetProperty("last_data_update").GetDateTimeOffset());
    }

    [Fact]
    public async Task Stats_NoComputer_AreZero()
    {
        var stats = await App.StatsAsync();

        Assert.Equal(0, stats.GetProperty("average_usage_minutes").GetInt32());
        Assert.Equal(JsonValueKind.Null, stats.GetProperty("last_data_update").ValueKind);
    }

    [Fact]
    public async Task AgentData_UnknownNames_ReadAsAgentsUsersKnowThem()
    {
        await App.PostCounterAsync(1, "A");

        var computer = await App.ComputerAsync("A");

        Assert.Equal("Computador Desconhecido", computer.GetProperty("computer_name").GetString());
        Assert.Equal("Usuário Desconhecido", computer.GetProperty("user_name").GetString());
        Assert.Equal("Sistema Desconhecido", computer.GetProperty("os_info").GetString());
        Assert.Equal("online", computer.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, computer.GetProperty("active_window").ValueKind);
        Assert.Equal("2026-11-23T12:00:00.000Z", computer.GetProperty("registered_at").GetString());
        Assert.Equal("2026-11-23T12:00:00.000Z", computer.GetProperty("last_update").GetString());
    }

    [Fact]
    public async Task Stream_AfterAReport_SendsTheBoardAgainInOrder()
    {
        await App.PostCounterAsync(5, "A");
        using var stream = await App.FollowStreamAsync();
        Assert.Equal("connected", await stream.NextTypeAsync());
        var first = await stream.NextAsync();
        Assert.Equal("computers_update", first.GetProperty("type").GetString());
        Assert.Equal(1, first.GetProperty("data").GetProperty("stats").GetProperty("total_computers").GetInt32());
        Assert.Equal("stats_update", await stream.NextTypeAsync());

        await App.PostCounterAsync(7, "B");
        var next = stream.NextAsync();
        await AdvanceUntilAsync(next);
        var second = await next;

        Assert.Equal(2, second.GetProperty("data").GetProperty("computers").GetArrayLength());
        var stats = await stream.NextAsync();
        Assert.Equal("stats_update", stats.GetProperty("type").GetString());
        Assert.Equal(12, stats.GetProperty("data").GetProperty("total_usage_today").GetInt32());
    }

    [Fact]
    public async Task Stream_HeadersAndStart_SuitProxiesAndComeAtOnce()
    {
        using var answer = await App.Client.GetAsync(
            new Uri("/api/dashboard-stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(answer.Headers.GetValues("X-Accel-Buffering")));
        Assert.True(answer.Headers.CacheControl is { NoCache: true, NoTransform: true });
        Assert.StartsWith(":", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("retry: ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("id: ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ServerStops_Ends()
    {
        var stream = await App.FollowStreamAsync();
        await stream.NextTypeAsync();
        await stream.NextTypeAsync();
        await stream.NextTypeAsync();
        var end = stream.NextTypeAsync();

        App.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();

        await Assert.ThrowsAnyAsync<IOException>(() => end);
        stream.Dispose();
    }

    [Theory]
    [InlineData("https://wall.example", "https://wall.example")]
    [InlineData("https://stranger.example", null)]
    public async Task Cors_ConfiguredOrigins_AreAllowedAndOthersNot(string origin, string? allowed)
    {
        foreach (var path in new[] { "/api/stats", "/api/agent-data", "/api/dashboard-stream" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options })
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Add("Origin", origin);
                if (method == HttpMethod.Options)
                {
                    request.Headers.Add("Access-Control-Request-Method", "GET");
                }

                using var answer = await App.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

                Assert.True(answer.IsSuccessStatusCode);
                Assert.Equal(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? Assert.Single(values) : null);
            }
        }
    }

    [Theory]
    [InlineData("/api/stats")]
    [InlineData("/api/agent-data")]
    [InlineData("/api/dashboard-stream")]
    public async Task Options_WithoutOrigin_SayWhatIsAllowed(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        using var answer = await App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/stats")]
    [InlineData("/api/agent-data")]
    [InlineData("/api/dashboard-stream")]
    public async Task Preflight_ForMoreThanReading_IsAnsweredWithoutAllowingIt(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://wall.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Methods"));
    }

    /// <summary>Moves the clock on, a second at a time, until the task is done: the stream waits between two updates.</summary>
    private async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Run(() => Thread.Yield()));
        }
    }
}
