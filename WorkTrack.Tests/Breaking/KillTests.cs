using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Agents write while the server, its MariaDB or both are killed: every acknowledged minute stays, and none is there that nobody sent.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Writers = 6;

    // On MariaDB every third round kills the server, the database, or both: with --long that makes 200 kills of the
    // database and 300 of the server, in the suite 4 and 7. Each lot has a database of its own, so that looking through
    // what was written stays quick.
    private static readonly int KillsOnSqlite = LongRun.IsOn ? 20 : 3;
    private static readonly int KillsOnMariaDb = LongRun.IsOn ? 30 : 6;

    /// <summary>The lots on SQLite.</summary>
    public static TheoryData<int> LotsOnSqlite { get; } = [.. Enumerable.Range(1, LongRun.IsOn ? 5 : 1)];

    /// <summary>The lots on MariaDB.</summary>
    public static TheoryData<int> LotsOnMariaDb { get; } = [.. Enumerable.Range(1, LongRun.IsOn ? 10 : 1)];

    [Theory]
    [MemberData(nameof(LotsOnSqlite))]
    public async Task Sqlite_ServerKilledAtAnyMoment_LosesNothingAcknowledged(int lot)
    {
        using var home = AppHome.OnSqlite();
        await using var server = new KillableServer(home);
        await server.StartAsync();
        await KillAsync(home, server, lot, KillsOnSqlite, async (_, random) =>
        {
            await server.KillAsync();
            await StartAsync(server, random);
        });
    }

    [Theory]
    [MemberData(nameof(LotsOnMariaDb))]
    public async Task MariaDb_ServerOrDatabaseKilledAtAnyMoment_LosesNothingAcknowledged(int lot)
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var server = new KillableServer(home);
        await server.StartAsync();
        await KillAsync(home, server, lot, KillsOnMariaDb, async (round, random) =>
        {
            // Both are the worst case: what the journal took must come from it after the start.
            var (killsDatabase, killsServer) = (round % 3 != 0, round % 3 != 1);
            if (killsDatabase)
            {
                await database.TakeAwayAsync(Absence.Killed);
            }

            if (killsServer)
            {
                await AnyMomentAsync(random);
                await server.KillAsync();
            }

            if (killsDatabase)
            {
                await database.BringBackAsync(Absence.Killed);
            }

            if (killsServer)
            {
                await StartAsync(server, random);
            }
        });
    }

    /// <summary>Has writers write, kills again and again, and looks after every kill.</summary>
    private async Task KillAsync(AppHome home, KillableServer server, int lot, int kills, Func<int, Random, Task> killAsync)
    {
        var random = new Random(20261123 + lot);
        var book = new MinuteBook();
        using var stop = new CancellationTokenSource();
        var acknowledged = new AcknowledgementCount();
        var writers = Enumerable.Range(1, Writers)
            .Select(number => Task.Run(() => new MinuteWriter(number, book, server.AddressAsync).RunAsync(acknowledged.Add, stop.Token))).ToList();
        for (var round = 0; round < kills; round++)
        {
            await acknowledged.WaitForMoreAsync(random.Next(1, 60), writers);
            await AnyMomentAsync(random);
            await killAsync(round, random);
            await acknowledged.WaitForMoreAsync(1, writers);
            await LooksRightAsync(home, book, round);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        var last = await LooksRightAsync(home, book, kills);
        output.WriteLine($"{kills} kills, {last.Acknowledged} acknowledged minutes, {last.Missing} missing, {last.NeverSent} never sent");
        Assert.True(last.Acknowledged > kills);
    }

    /// <summary>Starts the server; now and then it is killed while it starts, and started again.</summary>
    private static async Task StartAsync(KillableServer server, Random random)
    {
        if (random.Next(8) == 0)
        {
            server.Begin();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1500)), TimeProvider.System);
            await server.KillAsync();
        }

        await server.StartAsync();
    }

    /// <summary>No waiting for anything: what matters is that nothing in the server decides on the moment.</summary>
    private static Task AnyMomentAsync(Random random) => Task.Delay(TimeSpan.FromMilliseconds(random.Next(40)), TimeProvider.System);

    private static async Task<MinuteBook.Comparison> LooksRightAsync(AppHome home, MinuteBook book, int round)
    {
        // After the server's start all is there at once; after the database's it comes from the journal within seconds.
        await using var database = await home.OpenAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var found = await book.CompareAsync(database);
            Assert.True(found.NeverSent == 0, $"Round {round}: {found}");
            if (found.Missing == 0)
            {
                return found;
            }

            try
            {
                await again.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Round {round}: {found}");
            }
        }
    }
}
