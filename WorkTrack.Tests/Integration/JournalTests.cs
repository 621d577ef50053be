using System.Diagnostics;
using System.Net;
using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using WorkTrack.Data.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>A real MariaDB of the test's own goes away and comes back under a running server.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private FailingMariaDb _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new FailingMariaDb();
        await _database.StartAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(Absence.Killed)]
    [InlineData(Absence.Hung)]
    [InlineData(Absence.ReadOnly)]
    public async Task DatabaseAway_ReportsGoOnAndAreInItWhenItIsBack(Absence absence)
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        int total;
        await using (var app = WorkTrackApp.Start(home, TimeProvider.System))
        {
            total = await GoOnWithoutAsync(app, absence);
        }

        await using var again = WorkTrackApp.Start(home, TimeProvider.System);
        Assert.InRange(await again.UsageTodayAsync(), total, total + 2);
    }

    [Fact]
    public async Task DatabaseAway_SessionNotKnown_Is503UntilItIsBack()
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        await app.PostCounterAsync(10, "A");
        await _database.TakeAwayAsync(Absence.Killed);
        var report = $$"""{"computer_id":"A","session_id":"{{new string('a', 32)}}","sent_at":"{{TimeProvider.System.GetUtcNow():O}}","samples":[{"started_at":"{{TimeProvider.System.GetUtcNow():O}}","duration_ms":1,"state":"idle"}]}""";

        // Nothing has noticed yet that the database is away: the first report does.
        using var refused = await app.PostAsync("/api/v1/reports", report);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        await _database.BringBackAsync(Absence.Killed);
        await UntilAsync(async () =>
        {
            using var answer = await app.PostAsync("/api/v1/reports", report);
            return answer.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task DatabaseAway_ServerEndsAndStartsWithoutIt_KeepsWhatWasAnswered()
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        int total;
        await using (var app = WorkTrackApp.Start(home, TimeProvider.System))
        {
            await app.PostCounterAsync(10);
            await _database.TakeAwayAsync(Absence.Killed);
            await app.PostCounterAsync(90);
            await app.PostCounterAsync(45, "MEANWHILE");
            total = await app.UsageTodayAsync();
        }

        await using var again = WorkTrackApp.Start(home, TimeProvider.System);
        using (var refused = await again.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"ABC123","usage_minutes":91}"""))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        using (var page = await again.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            // Nobody can be known before the database was read, so all that can be shown is why.
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains("The database is away", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await HealthAsync(again, "live"), await HealthAsync(again, "ready")));

        await _database.BringBackAsync(Absence.Killed);
        await UntilAsync(async () =>
        {
            using var answer = await again.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"ABC123","usage_minutes":90}""");
            return answer.IsSuccessStatusCode;
        });
        Assert.InRange(await again.UsageTodayAsync(), total, total + 2);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await HealthAsync(again, "live"), await HealthAsync(again, "ready")));
    }

    [Fact]
    public async Task DatabaseAway_JournalFull_Is503AndNothingHalfWritten()
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        await using var app = WorkTrackApp.Start(home, TimeProvider.System, ("WorkTrack:Journal:MaxMegabytes", "1"));
        await app.PostCounterAsync(1);
        await _database.TakeAwayAsync(Absence.Killed);
        var programs = string.Join(',', Enumerable.Range(0, 10).Select(i => $$"""{"name":"{{new string('n', 250)}}{{i}}","path":"{{new string('p', 1000)}}"}"""));

        var (taken, refused) = (0, 0);
        for (var i = 0; refused < 3; i++)
        {
            using var answer = await app.PostAsync(
                "/api/agent-data", $$"""{"type":"agent_data","computer_id":"C{{i}}","usage_minutes":1,"running_programs":[{{programs}}]}""");
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.ServiceUnavailable);
            (taken, refused) = answer.IsSuccessStatusCode ? (taken + 1, refused) : (taken, refused + 1);
            Assert.InRange(i, 0, 2000);
        }

        await _database.BringBackAsync(Absence.Killed);
        await ReturnedAsync(app.Services.GetRequiredService<DatabaseHealth>());

        Assert.True(taken > 10);
        Assert.Equal(taken + 1, await StoredMinutesAsync());
        await app.PostCounterAsync(1, "AFTER");
    }

    private async Task<int> GoOnWithoutAsync(WorkTrackApp app, Absence absence)
    {
        var health = app.Services.GetRequiredService<DatabaseHealth>();
        await app.PostCounterAsync(10, "BEFORE");

        await _database.TakeAwayAsync(absence);
        var noticed = Stopwatch.StartNew();
        await app.PostCounterAsync(70, "BEFORE");
        Assert.NotNull(health.AwaySince);
        Assert.InRange(noticed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(LongRun.IsOn ? 5 : 10));
        await app.PostCounterAsync(125, "MEANWHILE");
        await app.PostCounterAsync(130, "MEANWHILE");
        Assert.Equal(2, (await app.StatsAsync()).GetProperty("total_computers").GetInt32());
        var total = await app.UsageTodayAsync();

        await _database.BringBackAsync(absence);
        await ReturnedAsync(health);
        Assert.True(await StoredMinutesAsync() >= total, "The journal is in the database before live writes go on.");
        await app.PostCounterAsync(131, "MEANWHILE");
        return total;
    }

    private static async Task<HttpStatusCode> HealthAsync(WorkTrackApp app, string which)
    {
        using var answer = await app.Client.GetAsync(new Uri($"/health/{which}", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static Task ReturnedAsync(DatabaseHealth health) => UntilAsync(() => Task.FromResult(!health.IsAway));

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await happened())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Counts with a connection and arithmetic of the test's own.</summary>
    private async Task<long> StoredMinutesAsync()
    {
        await using var connection = new MySqlConnection(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var select = new MySqlCommand("SELECT active FROM usage_hours", connection);
        await using var reader = await select.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var minutes = 0L;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            minutes += BitOperations.PopCount(reader.GetFieldValue<ulong>(0));
        }

        return minutes;
    }
}
