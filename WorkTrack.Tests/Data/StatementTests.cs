using System.Net;
using System.Text.RegularExpressions;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

/// <summary>What is said to MySQL, as the server itself writes it down: nothing that its clusters lack or do differently.</summary>
public sealed partial class StatementTests(MariaDbServer mariaDb)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MySql_EverythingThatIsSaid_IsPortableAndReadCommitted()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        await database.ExecuteAsync("SET GLOBAL log_output = 'TABLE'");
        await database.ExecuteAsync("SET GLOBAL general_log = 1");
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using (var app = WorkTrackApp.Start(home, WorkTrackApp.Noon()))
        {
            await app.PostCounterAsync(700, "A");
            await app.PostCounterAsync(5, "B");
            using var interval = await app.PostAsync(
                "/api/v1/reports",
                """{"computer_id":"C","session_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sent_at":"2026-11-23T12:00:00Z","samples":[{"started_at":"2026-11-22T11:59:00Z","duration_ms":60000,"state":"active","program":"p","title":"t"}]}""");
            interval.EnsureSuccessStatusCode();
            foreach (var path in new[] { "computers/A/days", "computers/A/timeline", "usage/days", "usage/programs", "usage/users?computer=C" })
            {
                using var answer = await app.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), Stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        var said = await database.QueryAsync("SELECT thread_id, argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute', 'Prepare') AND user_host LIKE 'worktrack%' ORDER BY event_time");
        Assert.True(said.Count > 100);
        Assert.DoesNotContain(said, statement => Forbidden().IsMatch(statement.Text));
        var (isolation, begun) = (new Dictionary<string, string>(), 0);
        foreach (var (thread, text) in said)
        {
            if (Isolation().Match(text) is { Success: true } level)
            {
                isolation[thread] = level.Groups[1].Value.ToLowerInvariant();
            }

            if (text.Contains("start transaction", StringComparison.OrdinalIgnoreCase))
            {
                begun++;
                Assert.True(
                    isolation.GetValueOrDefault(thread) == "read committed",
                    string.Join('\n', said.SkipWhile(statement => statement != (thread, text)).Where(statement => statement.Key == thread).Take(4)));
            }
        }

        Assert.True(begun > 5);
    }

    [Fact]
    public async Task MySql_Transaction_SeesWhatOthersHaveCommittedMeanwhile()
    {
        var database = new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true);
        await new SchemaMigrator(database).EnsureCurrentAsync(Stop);
        await using var mine = await database.BeginWriteAsync(Stop);
        Assert.Equal(0, await CountAsync(mine));

        await using (var other = await database.BeginWriteAsync(Stop))
        {
            await using var insert = other.Connection.CreateCommand();
            insert.Transaction = other.Transaction;
            insert.CommandText = "INSERT INTO usage_hours (computer, hour, present, active) VALUES (1, 1, 1, 1)";
            await insert.ExecuteNonQueryAsync(Stop);
            Assert.Equal(0, await CountAsync(mine));
            await other.CommitAsync(Stop);
        }

        Assert.Equal(1, await CountAsync(mine));
    }

    private static async Task<long> CountAsync(WriteTransaction write)
    {
        await using var select = write.Connection.CreateCommand();
        select.Transaction = write.Transaction;
        select.CommandText = "SELECT COUNT(*) FROM usage_hours";
        return (long)(await select.ExecuteScalarAsync(Stop))!;
    }

    [GeneratedRegex(@"\b(GET_LOCK|RELEASE_LOCK|SAVEPOINT|OVER\s*\(|TEMPORARY|TRIGGER|PROCEDURE|FOREIGN KEY|LOCK TABLES|FOR UPDATE)", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"transaction isolation level (read committed|repeatable read|serializable|read uncommitted)", RegexOptions.IgnoreCase)]
    private static partial Regex Isolation();
}
