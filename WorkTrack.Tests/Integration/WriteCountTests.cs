using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>How often the database is written to, as it counts itself, and what happens to a write that it refuses.</summary>
public sealed class WriteCountTests : IAsyncLifetime
{
    private const int Computers = 400;

    private FailingMariaDb _database = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = new FailingMariaDb();
        await _database.StartAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Reports_ManyAtOnce_ShareCommitsAndThoseThatProveNothingNewCostNone()
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);

        // Its clock stands still: what the server writes by itself every few seconds must not be counted here.
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        var before = await CommitsAsync();
        await ReportAsync(app, 10);
        var shared = await CommitsAsync() - before;
        Assert.InRange(shared, 1, Computers / 4);

        before = await CommitsAsync();
        await ReportAsync(app, 10);
        await ReportAsync(app, 10);
        Assert.Equal(before, await CommitsAsync());
    }

    [Fact]
    public async Task Report_Alone_IsCommittedByItself()
    {
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        var commits = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            var before = await CommitsAsync();
            await app.PostCounterAsync(1, $"C{i}");
            commits.Add(await CommitsAsync() - before);
        }

        // Its key, and what it proves; nothing waits for others to come along. One may meet what the server writes at its start.
        commits.Sort();
        Assert.All(commits[..^1], count => Assert.InRange(count, 1, 2));
    }

    [Fact]
    public async Task Write_OneThatTheDatabaseRefuses_DoesNotFailItsNeighbours()
    {
        var database = new MySqlDatabase(_database.ConnectionString, null, migratesOnStart: true);
        await new SchemaMigrator(database).EnsureCurrentAsync(Stop);
        var store = new LedgerStore(database, new LateWrites(new OrganisationCalendar(TimeZoneInfo.Utc), WorkTrackApp.Noon()));
        using var writer = new LedgerWriter(new LedgerCommitter(store, database), database, null);

        // Before it starts, so that all are in one batch.
        var writes = Enumerable.Range(1, 5).Select(key => writer.WriteAsync(Entry(key, key == 3 ? new string('x', 5000) : "12:00"))).ToList();
        await writer.StartAsync(Stop);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => writes[2]);
        await Task.WhenAll(writes.Where((_, i) => i != 2));
        await using var context = database.CreateContext();
        Assert.Equal([1, 2, 4, 5], await context.UsageHours.Select(hour => hour.Computer).Order().ToListAsync(Stop));
        await writer.StopAsync(Stop);
    }

    [Fact]
    public async Task Start_DatabaseThatDoesNotFlush_IsNamed()
    {
        var database = new MySqlDatabase(_database.ConnectionString, null, migratesOnStart: true);
        Assert.Null(await database.DurabilityWarningAsync(Stop));

        await _database.ExecuteAsync("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        using var home = AppHome.OnMariaDb(_database.ConnectionString);
        await using var server = new Breaking.KillableServer(home);
        await server.StartAsync();
        Assert.Contains("innodb_flush_log_at_trx_commit=2", server.Output, StringComparison.Ordinal);
    }

    private static Task ReportAsync(WorkTrackApp app, int minutes) =>
        Task.WhenAll(Enumerable.Range(0, Computers).Select(i => app.PostCounterAsync(minutes, $"C{i}")));

    private async Task<long> CommitsAsync() =>
        long.Parse((await _database.QueryAsync("SHOW GLOBAL STATUS LIKE 'Com_commit'"))[0].Text, CultureInfo.InvariantCulture);

    private static LedgerEntry Entry(int key, string agentTime) => new(
        new Computer
        {
            Key = key,
            Id = ComputerId.Parse($"C{key}"),
            RegisteredAt = WorkTrackApp.Noon().GetUtcNow(),
            LastSeenAt = WorkTrackApp.Noon().GetUtcNow(),
            AgentTime = agentTime,
            Rhythm = ReportRhythm.Unknown,
        },
        [new UsageHour(500_000, 1, 1)],
        IsNews: true);
}
