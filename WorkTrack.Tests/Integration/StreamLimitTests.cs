using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>What the server does not do for streams.</summary>
public sealed class StreamLimitTests
{
    private const string Path = "/api/dashboard-stream?mode=delta";

    [Fact]
    public async Task EleventhStreamOfAUser_Is429UntilOneIsOver()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        var streams = new List<StreamFollower>();
        for (var i = 0; i < 10; i++)
        {
            streams.Add(await OpenAsync(app));
        }

        using (var refused = await GetAsync(app))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.NotEmpty((await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetString()!);
        }

        streams[3].Kill();
        await Eventually.IsAsync(() => app.Services.GetRequiredService<OpenStreams>().Count == 9);
        streams.Add(await OpenAsync(app));
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task MoreStreamsThanThereMayBe_Are503AndHeadIsNot()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System, ("WorkTrack:Stream:Total", "2"));
        using var first = await OpenAsync(app);
        using var second = await OpenAsync(app);

        using var refused = await GetAsync(app);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        using var head = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task ReaderThatTakesNothing_IsDisconnectedAndOthersMissNothing()
    {
        const int Changes = 1500;
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System, ("WorkTrack:Stream:StalledSeconds", "2"));
        var streams = app.Services.GetRequiredService<OpenStreams>();
        using var stalled = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await stalled.ConnectAsync(IPAddress.Loopback, app.Address.Port, TestContext.Current.CancellationToken);
        await stalled.SendAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        using var other = await OpenAsync(app);
        await Eventually.IsAsync(() => streams.Count == 2);

        var board = app.Services.GetRequiredService<Board>();
        for (var i = 0; i < Changes; i++)
        {
            // One after the other: everyone who reads gets each of them.
            board.Apply(Large(i));
            await other.UntilVersionAsync(board.Version);
            Assert.EndsWith($" {i}", other.Computers["PC"].GetProperty("active_window").GetProperty("window_title").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(Changes, other.Types.Count(type => type is "computer_update"));
        await Eventually.IsAsync(() => streams.Dropped == 1);
        await Eventually.IsAsync(() => streams.Count == 1);
        Assert.Equal(1, other.Snapshots);
    }

    [Fact]
    public async Task ServerStops_StreamsThatWaitAndOneThatIsStalled_EndAtOnce()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System, ("WorkTrack:Stream:PerUser", "0"));
        var streams = new List<StreamFollower>();
        for (var i = 0; i < 30; i++)
        {
            streams.Add(await OpenAsync(app));
        }

        using var stalled = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await stalled.ConnectAsync(IPAddress.Loopback, app.Address.Port, TestContext.Current.CancellationToken);
        await stalled.SendAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        var board = app.Services.GetRequiredService<Board>();
        for (var i = 0; i < 1000; i++)
        {
            board.Apply(Large(i));
            await streams[0].UntilVersionAsync(board.Version);
        }

        var open = app.Services.GetRequiredService<OpenStreams>();
        var ends = streams.Select(EndAsync).ToList();
        var started = Stopwatch.GetTimestamp();
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await Task.WhenAll(ends);
        await Eventually.IsAsync(() => open.Count == 0);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        streams.ForEach(stream => stream.Dispose());
    }

    /// <summary>A computer whose event has some ten thousand bytes.</summary>
    private static Computer Large(int number) => new()
    {
        Key = 1,
        Id = ComputerId.Parse("PC"),
        RegisteredAt = DateTimeOffset.UnixEpoch,
        LastSeenAt = DateTimeOffset.UnixEpoch,
        Programs = new ProgramList(Enumerable.Range(0, 10).Select(i => RunningProgram.Create($"{i}", path: new string('x', 1000))!), 10),
        Window = ActiveWindow.Create($"Title {number}", null, null),
    };

    private static async Task EndAsync(StreamFollower stream)
    {
        try
        {
            while (await stream.ReadAsync(int.MaxValue))
            {
                // What was under way.
            }
        }
        catch (IOException)
        {
            // An end, too.
        }
    }

    private static async Task<StreamFollower> OpenAsync(WorkTrackApp app)
    {
        var stream = new StreamFollower(app.Client, Path);
        await stream.ConnectAsync();
        await stream.UntilAsync(() => stream.Snapshots == 1);
        return stream;
    }

    private static Task<HttpResponseMessage> GetAsync(WorkTrackApp app) =>
        app.Client.GetAsync(new Uri(Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
}
