using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Hundreds of connections that send a byte now and then cost nobody else anything, and are ended.</summary>
public sealed class SlowClientTests(ITestOutputHelper output)
{
    private const int SlowOnes = 300;

    [Fact]
    public async Task SlowBodiesAndHeads_Hundreds_DelayNobodyAndAreEnded()
    {
        using var home = AppHome.OnSqlite();
        await using var server = new KillableServer(home);
        var address = await server.StartAsync();
        using var client = new HttpClient { BaseAddress = address };
        await ReportsAsync(client, 50);
        var threads = server.Threads();
        var alone = await ReportsAsync(client, 100);

        var slow = new List<HeldRequest>();
        for (var i = 0; i < SlowOnes; i++)
        {
            var request = await HeldRequest.OpenAsync(address, $"SLOW{i}");
            await request.SendAsync(i % 2 == 0 ? 20 : request.HeadLength + 1);
            slow.Add(request);
        }

        using var stop = new CancellationTokenSource();
        var dripping = DripAsync(slow, stop.Token);
        var beside = await ReportsAsync(client, 100);
        var threadsBeside = server.Threads();
        output.WriteLine($"p50 {alone.Median:F1} ms alone, {beside.Median:F1} ms beside {SlowOnes} slow ones, most {beside.Most:F0} ms; threads {threads}, then {threadsBeside}");
        Assert.InRange(beside.Median, 0, Math.Max(alone.Median * 5, 50));
        Assert.InRange(beside.Most, 0, 2000);
        Assert.InRange(threadsBeside, 1, threads + 20);

        // Whoever has no time to listen to them says so and hangs up.
        var began = Stopwatch.GetTimestamp();
        var statuses = await Task.WhenAll(slow.Select(request => request.StatusAsync()));
        output.WriteLine($"all ended after {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s: {string.Join(", ", statuses.CountBy(status => status))}");
        Assert.All(statuses, status => Assert.True(status is 408 or 0, $"{status}"));
        Assert.Contains(408, statuses);
        await stop.CancelAsync();
        await dripping;
        slow.ForEach(request => request.Dispose());
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        await ReportsAsync(client, 1);
    }

    /// <summary>A byte of each every second, for as long as the server listens.</summary>
    private static async Task DripAsync(List<HeldRequest> slow, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var open = slow.ToHashSet();
        while (!stop.IsCancellationRequested)
        {
            foreach (var request in open.ToList())
            {
                try
                {
                    await request.SendAsync(1);
                }
                catch (Exception ended) when (ended is IOException or InvalidOperationException)
                {
                    open.Remove(request);
                }
            }

            try
            {
                await timer.WaitForNextTickAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task<(double Median, double Most)> ReportsAsync(HttpClient client, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync("/api/agent-data", new { type = "agent_data", computer_id = "GOOD", usage_minutes = 1 });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        return (times[count / 2], times[^1]);
    }
}
