using System.Text;
using MySqlConnector;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Answers get lost after what they answer was done: who asks again changes nothing.</summary>
public sealed class FaultTests(MariaDbServer mariaDb)
{
    [Theory]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Silence)]
    [InlineData(Fault.Delay)]
    public async Task MariaDb_AnswerToCommitLost_CountsOnce(Fault kind)
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        var (armed, faults) = (0, 0);
        await using var proxy = new FaultProxy((int)new MySqlConnectionStringBuilder(connectionString).Port, asked =>
        {
            if (!IsCommit(asked.Span) || Interlocked.Decrement(ref armed) < 0)
            {
                return Fault.None;
            }

            Interlocked.Increment(ref faults);
            return kind;
        }).Start();
        using var home = AppHome.OnMariaDb(new MySqlConnectionStringBuilder(connectionString) { Server = "127.0.0.1", Port = (uint)proxy.Port }.ConnectionString);
        var total = 0;
        await using (var app = WorkTrackApp.Start(home, WorkTrackApp.Noon()))
        {
            await app.PostCounterAsync(10, "A");
            Volatile.Write(ref armed, 1);
            await app.PostCounterAsync(30, "B");
            Assert.Equal(1, Volatile.Read(ref faults));
            await app.PostCounterAsync(30, "B");
            total = await app.UsageTodayAsync();
            Assert.Equal(40, total);
            Volatile.Write(ref armed, 0);
        }

        // What went to the journal because of it is written a second time now.
        await using var again = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        Assert.Equal(total, await again.UsageTodayAsync());
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Agent_AnswersLost_SendsAgainAndCountsOnce(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        var random = new Random(20261123);
        await using var proxy = new FaultProxy(app.Address.Port, _ => random.Next(3) switch { 0 => Fault.Reset, 1 => Fault.Delay, _ => Fault.None }).Start();
        var book = new MinuteBook();
        var (count, server) = (new AcknowledgementCount(), new Uri($"http://127.0.0.1:{proxy.Port}"));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(1, 4)
            .Select(number => Task.Run(() => new MinuteWriter(number, book, _ => Task.FromResult(server)).RunAsync(count.Add, stop.Token))).ToList();
        await count.WaitForMoreAsync(60, writers);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var database = await home.OpenAsync();
        var found = await book.CompareAsync(database);
        Assert.True(found is { Missing: 0, NeverSent: 0, Acknowledged: >= 60 }, found.ToString());
    }

    [Fact]
    public async Task Agent_CounterAnswersLost_SendsAgainAndCountsOnce()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await using var proxy = new FaultProxy(app.Address.Port, _ => Fault.Reset).Start();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{proxy.Port}") };
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(async () => await client.PostAsync(
                new Uri("/api/agent-data", UriKind.Relative),
                new StringContent("""{"type":"agent_data","computer_id":"A","usage_minutes":125}""", Encoding.UTF8, "application/json"),
                TestContext.Current.CancellationToken));
        }

        await app.PostCounterAsync(125, "A");
        Assert.Equal(125, await app.UsageTodayAsync());
    }

    /// <summary>A packet of MySQL's protocol: four bytes of head, 3 for a query, and its text.</summary>
    private static bool IsCommit(ReadOnlySpan<byte> packet) =>
        packet.Length > 5 && packet[4] == 3 && Encoding.ASCII.GetString(packet[5..]).Contains("commit", StringComparison.OrdinalIgnoreCase);
}
