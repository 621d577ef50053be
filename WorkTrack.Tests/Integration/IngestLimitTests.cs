using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Integration;

/// <summary>How many reports and new computers are taken, and that nothing is remembered of those that are not.</summary>
public sealed class IngestLimitTests : IDisposable
{
    private readonly AppHome _home = AppHome.OnSqlite();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("/api/agent-data", """{"type":"agent_data","computer_id":"NEW","usage_minutes":5}""")]
    [InlineData("/api/agent-data", """{"type":"agent_register","computer_id":"NEW"}""")]
    [InlineData("/api/register.php", """{"computer_id":"NEW","computer_name":"n","user_name":"u","os_info":"o"}""")]
    [InlineData("/api/v1/reports", """{"computer_id":"NEW","session_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sent_at":"2026-11-23T12:00:00Z","samples":[{"started_at":"2026-11-23T11:59:00Z","duration_ms":60000,"state":"active"}]}""")]
    public async Task NewComputers_MoreThanAllowed_Are429AndLeaveNothing(string path, string report)
    {
        var time = WorkTrackApp.Noon();
        await using var app = WorkTrackApp.Start(_home, time, ("WorkTrack:Ingest:NewComputersPerHour", "3"));
        foreach (var known in new[] { "A", "B", "C" })
        {
            await app.PostCounterAsync(1, known);
        }

        using (var answer = await app.PostAsync(path, report))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
            Assert.Contains("new computers", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(3, (await app.StatsAsync()).GetProperty("total_computers").GetInt32());
        Assert.Equal(3, await StoredAsync());

        // Those that are known go on, and with time there is room for another.
        await app.PostCounterAsync(2, "A");
        time.Advance(TimeSpan.FromMinutes(20));
        using (var answer = await app.PostAsync(path, report))
        {
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        }

        Assert.Equal(4, await StoredAsync());
    }

    [Fact]
    public async Task NewComputers_RefusedByAFailingDatabase_DoNotCount()
    {
        await using var app = WorkTrackApp.Start(_home, WorkTrackApp.Noon(), ("WorkTrack:Ingest:NewComputersPerHour", "1"));
        await _home.ExecuteOnSqliteAsync("ALTER TABLE computers RENAME TO gone");
        for (var i = 0; i < 5; i++)
        {
            using var refused = await app.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"A"}""");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        await _home.ExecuteOnSqliteAsync("ALTER TABLE gone RENAME TO computers");
        await app.PostCounterAsync(1, "A");
    }

    [Fact]
    public async Task MadeUpNames_Refused_AreNotRemembered()
    {
        await using var app = WorkTrackApp.Start(
            _home, WorkTrackApp.Noon(), ("WorkTrack:Ingest:NewComputersPerHour", "2"), ("WorkTrack:Ingest:ReportsPerMinute", "120"));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 500; i++)
        {
            using var answer = await app.PostAsync("/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = $"MADE-UP-{i}" }));
            statuses.Add(answer.StatusCode);
            using var heartbeat = await app.PostAsync("/api/heartbeat.php", JsonSerializer.Serialize(new { computer_id = $"MADE-UP-{i + 1000}" }));
            Assert.Equal(HttpStatusCode.NotFound, heartbeat.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], statuses.Take(2));
        Assert.All(statuses.Skip(2), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));

        // The two that were taken, and the one sender in two places: its limit, and the warning about it.
        Assert.Equal(4, app.Services.GetRequiredService<IngestService>().Remembered);
    }

    [Fact]
    public async Task NewComputers_AWholeFleetAtOnce_IsTakenWhenItIsAllowed()
    {
        const int Fleet = 10_000;
        await using var app = WorkTrackApp.Start(_home, WorkTrackApp.Noon(), ("WorkTrack:Ingest:NewComputersPerHour", $"{Fleet}"));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Fleet),
            new ParallelOptions { MaxDegreeOfParallelism = 256, CancellationToken = TestContext.Current.CancellationToken },
            async (i, _) => await app.PostCounterAsync(1, $"C{i}"));

        Assert.Equal(Fleet, (await app.StatsAsync()).GetProperty("total_computers").GetInt32());
        using var answer = await app.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"ONE-MORE"}""");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    private async Task<long> StoredAsync()
    {
        await using var database = await _home.OpenAsync();
        return (await database.QueryAsync(null, "SELECT COUNT(*) FROM computers", reader => reader.GetInt64(0), TestContext.Current.CancellationToken))[0];
    }
}
