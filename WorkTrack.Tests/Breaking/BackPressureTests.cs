using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Ingestion;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Breaking;

/// <summary>A database that stands still, and more reports than may wait for it: the others are told at once to come again.</summary>
public sealed class BackPressureTests(ITestOutputHelper output)
{
    private const int Refused = 40;
    private const int WarmUp = 1000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sqlite_HeldUpByAnotherProgram_QueueFullIs503AtOnce()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await using var other = await home.OpenAsync();
        await WarmUpAsync(app);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        await RefusesWhatDoesNotFitAsync(app, () => ExecuteAsync(other, "ROLLBACK"));
    }

    [Fact]
    public async Task MariaDb_Hung_QueueFullIs503AtOnce()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await WarmUpAsync(app);
        await database.TakeAwayAsync(Absence.Hung);
        await RefusesWhatDoesNotFitAsync(app, () => database.BringBackAsync(Absence.Hung));
    }

    private async Task RefusesWhatDoesNotFitAsync(WorkTrackApp app, Func<Task> goOnAsync)
    {
        var ingest = app.Services.GetRequiredService<IngestService>();
        var waiting = Enumerable.Range(0, LedgerWriter.QueueCapacity + 2048)
            .Select(i => ReportAsync(ingest, $"C{i}")).ToList();

        var health = app.Services.GetRequiredService<DatabaseHealth>();
        var (times, retries) = (new List<double>(), new HashSet<double>());
        for (var i = 0; i < Refused; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await app.PostAsync("/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = $"ONE-MORE-{i}" }));
            if (health.IsAway)
            {
                // It took seconds to get here on a busy machine: from now on the journal takes them.
                break;
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            retries.Add(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }

        times.Sort();
        output.WriteLine($"{times.Count} refused: p50 {times[times.Count / 2]:F1} ms, most {times[^1]:F1} ms; Retry-After {string.Join(' ', retries.Order())}");
        Assert.InRange(times.Count, 5, Refused);
        Assert.InRange(times[times.Count / 2], 0, 50);
        Assert.InRange(retries.Count, 2, 10);
        Assert.All(retries, seconds => Assert.InRange(seconds, 5, 14));

        await goOnAsync();
        var results = await Task.WhenAll(waiting.Select(OutcomeAsync)).WaitAsync(TimeSpan.FromMinutes(3), Stop);
        var taken = results.Count(outcome => outcome == IngestOutcome.Registered);
        output.WriteLine($"{taken} taken, {results.Length - taken} refused");
        Assert.InRange(taken, 1, results.Length - 1);
        Assert.Equal(taken + WarmUp, (await app.StatsAsync()).GetProperty("total_computers").GetInt32());
        await app.PostCounterAsync(1, "AFTER");
    }

    /// <summary>A hung database is known to be one after four and a half seconds, and all has to happen before.</summary>
    private static async Task WarmUpAsync(WorkTrackApp app)
    {
        var ingest = app.Services.GetRequiredService<IngestService>();
        await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(i => ReportAsync(ingest, $"WARM{i}")));
        await app.PostCounterAsync(1, "WARM0");
    }

    private static Task<IngestResult> ReportAsync(IngestService ingest, string computer) =>
        ingest.AcceptAsync(new ActivityReport { Computer = ComputerId.Parse(computer), Introduces = true, UsageMinutes = 1 }, AgentIdentity.Anybody);

    private static async Task<IngestOutcome?> OutcomeAsync(Task<IngestResult> report)
    {
        try
        {
            return (await report).Outcome;
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }
}
