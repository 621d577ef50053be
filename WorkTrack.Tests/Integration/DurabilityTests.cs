using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>What was answered is stored; what could not be stored was not answered, and leaves nothing behind.</summary>
public sealed class DurabilityTests(MariaDbServer mariaDb)
{
    [Fact]
    public async Task Report_DatabaseAway_Is503WithRetryAfterAndCountsWhenSentAgain()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await app.PostCounterAsync(5);

        // Takes the tables away, as a failing disk would. (A MariaDB that is away has the journal: JournalTests.)
        await home.ExecuteOnSqliteAsync("ALTER TABLE usage_hours RENAME TO gone; ALTER TABLE computers RENAME TO gone_too");
        foreach (var computer in new[] { "ABC123", "NEWCOMER" })
        {
            using var answer = await app.PostAsync(
                "/api/agent-data", $$"""{"type":"agent_data","computer_id":"{{computer}}","usage_minutes":130,"computer_name":"renamed"}""");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("error", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(5, await app.UsageTodayAsync());
        Assert.Equal("Computador Desconhecido", (await app.ComputerAsync("ABC123")).GetProperty("computer_name").GetString());

        await home.ExecuteOnSqliteAsync("ALTER TABLE gone RENAME TO usage_hours; ALTER TABLE gone_too RENAME TO computers");
        await app.PostCounterAsync(130);
        Assert.Equal(130, await app.UsageTodayAsync());
    }

    [Fact]
    public async Task Stop_DatabaseAway_EndsWithoutFailing()
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        using var home = AppHome.OnMariaDb(connectionString);
        var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await app.PostCounterAsync(5);
        await ExecuteAsync(connectionString, "RENAME TABLE usage_hours TO gone, computer_states TO gone_too");

        await app.DisposeAsync();
    }

    [Fact]
    public async Task FatReports_ManyAtOnce_DoNotFailEachOther()
    {
        using var home = await AppHome.CreateAsync(Store.MariaDb, mariaDb);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        var programs = Enumerable.Range(0, 10).Select(_ => new { name = new string('\u4e2d', 255), path = new string('\u6587', 1024) }).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            using var answer = await app.PostAsync(
                "/api/agent-data",
                System.Text.Json.JsonSerializer.Serialize(
                    new { type = "agent_data", computer_id = $"C{i}", usage_minutes = 1, running_programs = programs }));
            return answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Restart_EverythingKnown_IsKnownAgain(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        IReadOnlyList<ComputerState> before;
        await using (var app = WorkTrackApp.Start(home, time))
        {
            foreach (var computer in new[] { "A", "B", "C" })
            {
                using var answer = await app.PostAsync(
                    "/api/agent-data",
                    $$$"""{"type":"agent_data","computer_id":"{{{computer}}}","computer_name":"n{{{computer}}}","user_name":"Zoë","os_info":"Linux","usage_minutes":90,"running_programs":["a","b"],"active_window":{"window_title":"t 😀","program_name":"p"}}""");
                answer.EnsureSuccessStatusCode();
                time.Advance(TimeSpan.FromMinutes(7));
            }

            before = app.Services.GetRequiredService<Board>().Snapshot.Computers;
        }

        await using var restarted = WorkTrackApp.Start(home, time);
        Assert.Equal(before.Select(Comparable), restarted.Services.GetRequiredService<Board>().Snapshot.Computers.Select(Comparable));

        // Presence is the clock's, and the sweeper may not have looked yet before the restart.
        static ComputerState Comparable(ComputerState state) => state with { Presence = WorkTrack.Domain.Computers.Presence.Unknown };
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new MySqlConnector.MySqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new MySqlConnector.MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
