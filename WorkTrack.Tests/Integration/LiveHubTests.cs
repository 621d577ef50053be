using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>The hub, as a program in .NET uses it.</summary>
public sealed class LiveHubTests() : OnRunningServer(TimeProvider.System)
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Follow_SnapshotThenChanges_AreThoseOfTheStream(HttpTransportType transport)
    {
        await App.PostCounterAsync(5, "A");
        await using var connection = Connect(App.Address.Port, transport);
        await connection.StartAsync(TestContext.Current.CancellationToken);
        using var follower = new HubFollower(connection);
        var following = follower.FollowAsync();

        await Eventually.IsAsync(() => follower.Computers.ContainsKey("A"));
        await App.PostCounterAsync(7, "B");
        await Eventually.IsAsync(() => follower.Computers.ContainsKey("B") && follower.Total == 2);

        Assert.Equal(["connected", "computers_update", "computer_update", "stats_update"], follower.Types.Distinct());
        Assert.Equal(1, follower.Snapshots);
        Assert.Equal(
            App.Services.GetRequiredService<Board>().Snapshot.Computers.Select(state => JsonSerializer.Serialize(WireState.Of(state), WireJson.Options)),
            follower.Computers.OrderBy(computer => computer.Key).Select(computer => StateOf(computer.Value)));
        follower.Dispose();
        await following;
    }

    /// <summary>The connection is cut again and again while reports flow; the client reconnects by itself and asks on from where it was.</summary>
    [Fact]
    public async Task Reconnect_ByItself_LeavesNoHole()
    {
        const int Computers = 10;
        var cuts = LongRun.Count("WORKTRACK_CUTS_OF_HUBS", suite: 8, longRun: 100);
        var cut = false;
        await using var wire = new FaultProxy(App.Address.Port, _ => Volatile.Read(ref cut) ? Fault.Reset : Fault.None).Start();
        await using var connection = Connect(wire.Port, HttpTransportType.WebSockets);
        await using var reports = new ReportFlow(App, Computers);
        await reports.StartAsync();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        using var follower = new HubFollower(connection);
        var following = follower.FollowAsync();
        await Eventually.IsAsync(() => follower.Computers.Count == Computers);
        var board = App.Services.GetRequiredService<Board>();
        for (var i = 0; i < cuts; i++)
        {
            var reconnected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            connection.Reconnected += _ => Task.FromResult(reconnected.TrySetResult());
            Volatile.Write(ref cut, true);
            await Eventually.IsAsync(() => connection.State != HubConnectionState.Connected);
            await reports.SomeMoreAsync(5);
            Volatile.Write(ref cut, false);
            await reconnected.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

            await reports.PauseAsync();
            var states = board.Snapshot.Computers.Select(state => JsonSerializer.Serialize(WireState.Of(state), WireJson.Options)).ToHashSet();
            await Eventually.IsAsync(() => states.SetEquals(follower.Computers.Values.Select(StateOf)));
            reports.GoOn();
        }

        Assert.Equal(1, follower.Snapshots);
        follower.Dispose();
        await following;
    }

    [Fact]
    public async Task Follow_MoreThanOneUserMayHave_IsRefusedWithASentence()
    {
        await using var connection = Connect(App.Address.Port, HttpTransportType.WebSockets);
        await connection.StartAsync(TestContext.Current.CancellationToken);
        var followers = Enumerable.Range(0, 10).Select(_ => new HubFollower(connection)).ToList();
        var following = followers.Select(follower => follower.FollowAsync()).ToList();
        await Eventually.IsAsync(() => followers.All(follower => follower.Snapshots == 1));

        var refused = await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var batch in connection.StreamAsync<JsonElement>("Follow", null, TestContext.Current.CancellationToken))
            {
                Assert.Fail($"It was not refused: {batch}");
            }
        });

        Assert.Contains("too many streams", refused.Message, StringComparison.Ordinal);
        followers.ForEach(follower => follower.Dispose());
        await Task.WhenAll(following);
        await Eventually.IsAsync(() => App.Services.GetRequiredService<OpenStreams>().Count == 0);
    }

    [Fact]
    public async Task Access_TakenAway_EndsTheConnection()
    {
        await using var connection = Connect(App.Address.Port, HttpTransportType.WebSockets, reconnects: false);
        await connection.StartAsync(TestContext.Current.CancellationToken);
        using var follower = new HubFollower(connection);
        var following = follower.FollowAsync();
        await Eventually.IsAsync(() => follower.Snapshots == 1);

        App.Services.Find<AccessOptions>().Open = false;

        await following.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Negotiate_FromAStrangersPage_IsNotAllowedToReadTheAnswer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/live/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://stranger.example");
        using var answer = await App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://stranger.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    public async Task WebSocket_FromAStrangersPage_IsRefused(string? origin, HttpStatusCode expected)
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var failure = await Record.ExceptionAsync(() => socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{App.Address.Port}/hubs/live"), TestContext.Current.CancellationToken));

        Assert.Equal(expected, socket.HttpStatusCode);
        Assert.Equal(expected == HttpStatusCode.SwitchingProtocols, failure is null);
    }

    private static HubConnection Connect(int port, HttpTransportType transport, bool reconnects = true)
    {
        var builder = new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{port}/hubs/live", transport);
        return (reconnects ? builder.WithAutomaticReconnect(new AtOnce()) : builder).Build();
    }

    private static string StateOf(JsonElement computer)
    {
        var json = computer.GetRawText();
        return json[..json.IndexOf(",\"last_update\":", StringComparison.Ordinal)] + "}";
    }

    private sealed class AtOnce : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromMilliseconds(20);
    }
}
