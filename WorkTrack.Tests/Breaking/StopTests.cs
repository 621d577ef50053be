using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using WorkTrack.Bench.Screens;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>A signal to stop: readiness says so first, what was begun is answered, and nobody who is connected holds it up.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    private const int Streams = 200;
    private const int Circuits = 50;
    private const int Halves = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Terminate_ManyStreamsAndCircuitsOpen_AnswersWhatWasBegunAndEndsInTime()
    {
        using var home = AppHome.OnSqlite();
        await using var server = new KillableServer(home);
        var address = await server.StartAsync(("WorkTrack:Stream:PerUser", "0"), ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var client = new HttpClient { BaseAddress = address };
        (await client.PostAsJsonAsync("/api/agent-data", new { type = "agent_data", computer_id = "SHOWN" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        using var browser = await SignedInBrowser.StartAsync(address);
        var circuits = await Task.WhenAll(Enumerable.Range(0, Circuits).Select(_ => CircuitClient.OpenAsync(browser, address)));
        Assert.All(circuits, circuit => Assert.True(circuit.IsConnected));
        var streams = await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => StreamAsync(client)));
        var halves = await Task.WhenAll(Enumerable.Range(0, Halves).Select(i => HalfAsync(address, $"HALF{i}")));

        var began = Stopwatch.GetTimestamp();
        await server.TerminateAsync();
        var statuses = await UntilNotReadyAsync(address);
        foreach (var half in halves)
        {
            await half.SendAsync();
        }

        var answers = await Task.WhenAll(halves.Select(half => half.StatusAsync()));
        var ended = await Task.WhenAll(streams);
        var (exit, said) = await server.ExitAsync();
        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"{took.TotalSeconds:F2} s from the signal to the end; readiness {string.Join(' ', statuses)}");

        Assert.Equal(0, exit);
        Assert.InRange(took, TimeSpan.Zero, Longest);
        Assert.Equal(503, statuses[^1]);
        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.All(ended, Assert.True);
        Assert.DoesNotContain("fail:", said, StringComparison.Ordinal);
        Array.ForEach(halves, half => half.Dispose());
        await Task.WhenAll(circuits.Select(circuit => circuit.DisposeAsync().AsTask()));

        // What was answered while it stopped is there after the next start.
        using var again = new HttpClient { BaseAddress = await server.StartAsync() };
        Assert.Equal(Halves + 1, (await again.GetFromJsonAsync<JsonElement>("/api/stats", TestContext.Current.CancellationToken)).GetProperty("stats").GetProperty("total_computers").GetInt32());
    }

    /// <summary>Follows the stream once it has begun.</summary>
    /// <returns>A task that says whether the stream ended in an orderly way.</returns>
    private static async Task<Task<bool>> StreamAsync(HttpClient client)
    {
        var stream = await client.GetStreamAsync(new Uri("/api/dashboard-stream", UriKind.Relative));
        var buffer = new byte[4096];
        Assert.True(await stream.ReadAsync(buffer) > 0);
        return ReadToEndAsync();

        async Task<bool> ReadToEndAsync()
        {
            await using (stream)
            {
                while (await stream.ReadAsync(buffer) > 0)
                {
                    // Whatever it says.
                }

                return true;
            }
        }
    }

    private static async Task<HeldRequest> HalfAsync(Uri server, string computer)
    {
        var request = await HeldRequest.OpenAsync(server, computer);
        await request.SendAsync(request.HeadLength + 30);
        return request;
    }

    /// <summary>Asks over connections of its own whether the server is ready, until it is not.</summary>
    private static async Task<List<int>> UntilNotReadyAsync(Uri server)
    {
        var statuses = new List<int>();
        do
        {
            using var client = new HttpClient { BaseAddress = server };
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            statuses.Add((int)answer.StatusCode);
        }
        while (statuses[^1] == 200);
        return statuses;
    }
}
