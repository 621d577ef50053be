using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Whatever is sent is the client's fault, is said so at once, and harms nothing.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Connections = 32;
    private const long Megabyte = 1024 * 1024;

    private static readonly int Requests = LongRun.Count("WORKTRACK_FUZZ", 10_000, 1_000_000);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task AnyBytes_Sent_AreNeverAFailureOfTheServer()
    {
        using var home = AppHome.OnSqlite();
        await using var server = new KillableServer(home);
        var address = await server.StartAsync();

        // The first tenth brings the server to its size, and to its speed.
        var statuses = await SendAsync(address, 0, Requests / 10, WarmUp);
        var before = server.ResidentBytes();
        var computersBefore = await ComputersAsync(address);
        foreach (var (status, count) in await SendAsync(address, Requests / 10, Requests, Longest))
        {
            statuses.AddOrUpdate(status, count, (_, known) => known + count);
        }

        var (after, computers) = (server.ResidentBytes(), await ComputersAsync(address));
        output.WriteLine($"{Requests} requests; memory {before / Megabyte} MB, then {after / Megabyte} MB; computers {computersBefore}, then {computers}");
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        var failure = server.Output.IndexOf("fail:", StringComparison.Ordinal);
        Assert.True(failure < 0, failure < 0 ? "" : server.Output[failure..Math.Min(failure + 3000, server.Output.Length)]);

        // A computer that a damaged name made known stays in memory, as it should.
        Assert.True(after < before + (100 * Megabyte) + ((computers - computersBefore) * 32 * 1024), $"{before / Megabyte} MB became {after / Megabyte} MB.");
        await TheNextGoodReportWorksAsync(address);
    }

    private static async Task<ConcurrentDictionary<int, int>> SendAsync(Uri address, int from, int until, TimeSpan limit)
    {
        var statuses = new ConcurrentDictionary<int, int>();
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new FuzzConnection(address);
            for (var seed = Interlocked.Increment(ref next); seed < until; seed = Interlocked.Increment(ref next))
            {
                var request = FuzzRequest.Of(seed);
                var began = Stopwatch.GetTimestamp();
                IReadOnlyList<int> found;
                try
                {
                    found = await connection.SendAsync(request, limit);
                }
                catch (TimeoutException)
                {
                    throw new TimeoutException($"Seed {seed}, {Stopwatch.GetElapsedTime(began)}: {Shown(request)}");
                }

                foreach (var status in found)
                {
                    // 505 is what HTTP asks for where a request names a version that does not exist.
                    Assert.True(status is < 500 or 505, $"Seed {seed} was answered {status}: {Shown(request)}");
                    statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                }
            }
        })));
        return statuses;
    }

    private static string Shown(FuzzRequest request)
    {
        var text = Encoding.Latin1.GetString(request.Bytes);
        return text.Length > 1500 ? text[..1500] + "..." : text;
    }

    private static async Task<int> ComputersAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        return (await client.GetFromJsonAsync<JsonElement>("/api/stats")).GetProperty("stats").GetProperty("total_computers").GetInt32();
    }

    private static async Task TheNextGoodReportWorksAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var before = (await client.GetFromJsonAsync<JsonElement>("/api/stats")).GetProperty("stats").GetProperty("total_usage_today").GetInt32();
        using var answer = await client.PostAsJsonAsync("/api/agent-data", new { type = "agent_data", computer_id = "GOOD", usage_minutes = 0 });
        answer.EnsureSuccessStatusCode();
        var after = (await client.GetFromJsonAsync<JsonElement>("/api/stats")).GetProperty("stats");
        Assert.InRange(after.GetProperty("total_usage_today").GetInt32(), before, before + 1);
        Assert.True(after.GetProperty("total_computers").GetInt32() > 0);
    }
}
