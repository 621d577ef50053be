using System.Net.Http.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Between a report that proves something and its answer lies a flush to disk: the kernel is the witness.</summary>
public sealed class FlushTests(ITestOutputHelper output)
{
    private const int Reports = 40;

    [Fact]
    public async Task Sqlite_EveryAnswer_ComesAfterAFlush()
    {
        using var home = AppHome.OnSqlite();
        await using var server = new KillableServer(home);
        await EveryAnswerComesAfterAFlushAsync(home, server, await server.StartAsync());
    }

    [Fact]
    public async Task MariaDb_EveryAnswer_ComesAfterAFlushOfTheDatabase()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var server = new KillableServer(home);
        await EveryAnswerComesAfterAFlushAsync(home, server, await server.StartAsync(), database.ProcessId);
    }

    [Fact]
    public async Task Journal_EveryAnswer_ComesAfterAFlush()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var server = new KillableServer(home);
        var address = await server.StartAsync();
        await database.TakeAwayAsync(Absence.Killed);
        await EveryAnswerComesAfterAFlushAsync(home, server, address);
    }

    private async Task EveryAnswerComesAfterAFlushAsync(AppHome home, KillableServer server, Uri address, params int[] others)
    {
        using var client = new HttpClient { BaseAddress = address };
        await PostAsync(client, 0);
        await using var trace = await FlushTrace.AttachAsync(Path.Combine(home.DataDirectory, "trace"), [.. others, server.ProcessId]);
        for (var i = 1; i <= Reports; i++)
        {
            await PostAsync(client, i);
        }

        var flushes = await trace.FlushesBeforeAnswersAsync();
        output.WriteLine($"{flushes.Count} answers, flushes before each: {string.Join(' ', flushes)}");
        Assert.Equal(Reports, flushes.Count);
        Assert.All(flushes, count => Assert.True(count > 0));
    }

    /// <summary>Each report brings a minute, and nothing else that would have to be stored: one commit.</summary>
    private static async Task PostAsync(HttpClient client, int minute)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var answer = await client.PostAsJsonAsync(
            new Uri("/api/v1/reports", UriKind.Relative),
            new
            {
                computer_id = "A",
                session_id = new string('a', 32),
                sent_at = now,
                samples = new[] { new { started_at = now.AddHours(-2).AddMinutes(minute), duration_ms = 60_000, state = "active" } },
            },
            TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
