using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

/// <summary>One program at a time changes the schema, none is held up for ever, and an old one keeps off a newer schema.</summary>
public sealed class SchemaLockTests(MariaDbServer mariaDb)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly string Myself = $"{Environment.MachineName}, process {Environment.ProcessId}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_ManyAtOnce_OneOfThemDoesItAndAllAreDone()
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => new SchemaMigrator(new MySqlDatabase(connectionString, null, migratesOnStart: false)).MigrateAsync(Stop))));

        Assert.Single(applied, names => names.Count > 0);
        await new SchemaMigrator(new MySqlDatabase(connectionString, null, migratesOnStart: false)).EnsureCurrentAsync(Stop);
    }

    [Fact]
    public async Task Migrate_SomebodyElseIsAtIt_WaitsAndSaysWho()
    {
        var database = new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true, migrationWait: Second);
        var migrator = new SchemaMigrator(database);
        await using (await SchemaLock.TakeAsync(database, Second, Stop))
        {
            var began = TimeProvider.System.GetTimestamp();
            foreach (var refused in new Func<Task>[] { () => migrator.MigrateAsync(Stop), () => migrator.EnsureCurrentAsync(Stop) })
            {
                Assert.Contains($"is being changed by {Myself}", (await Assert.ThrowsAsync<SchemaRefusedException>(refused)).Message, StringComparison.Ordinal);
            }

            Assert.InRange(TimeProvider.System.GetElapsedTime(began), 2 * Second, 30 * Second);
        }

        Assert.NotEmpty(await migrator.MigrateAsync(Stop));
    }

    [Fact]
    public async Task Migrate_HolderWasKilled_GoesOnWhenItsTimeIsUp()
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        await using var killed = await SchemaLock.TakeAsync(new MySqlDatabase(connectionString, null, migratesOnStart: true), Second, Stop);
        await ExecuteAsync(connectionString, "UPDATE schema_lock SET holder = 'gone', token = '', expires_at = UNIX_TIMESTAMP() + 2");

        Assert.NotEmpty(await new SchemaMigrator(new MySqlDatabase(connectionString, null, migratesOnStart: true)).MigrateAsync(Stop));
    }

    [Fact]
    public async Task Holder_WorksForLongerThanItsLease_KeepsTheLock()
    {
        var database = new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true);
        await using var mine = await SchemaLock.TakeAsync(database, Second, Stop, lease: 3 * Second);

        await Assert.ThrowsAsync<SchemaRefusedException>(() => SchemaLock.TakeAsync(database, 7 * Second, Stop));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Start_DatabaseIsNewer_IsRefusedAndNothingIsChanged(Store store)
    {
        using var folder = new TempFolder();
        IDatabase database = store == Store.Sqlite
            ? new SqliteDatabase(Path.Combine(folder.Path, "worktrack.db"))
            : new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: false);
        var migrator = new SchemaMigrator(database);
        await migrator.MigrateAsync(Stop);
        await using (var context = database.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')", Stop);
        }

        foreach (var refused in new Func<Task>[] { () => migrator.EnsureCurrentAsync(Stop), () => migrator.MigrateAsync(Stop) })
        {
            var sentence = (await Assert.ThrowsAsync<SchemaRefusedException>(refused)).Message;
            Assert.Contains("newer version of WorkTrack (99990101000000_FromTheFuture)", sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("migrate", "--WorkTrack:MySql:MigrationWaitSeconds=1")]
    [InlineData("--WorkTrack:MySql:MigrateOnStart=true", "--WorkTrack:MySql:MigrationWaitSeconds=1")]
    public async Task Process_SomebodyElseIsAtIt_SaysWhoAndEnds(params string[] arguments)
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        await using var mine = await SchemaLock.TakeAsync(new MySqlDatabase(connectionString, null, migratesOnStart: true), Second, Stop);

        await SaysAsync(connectionString, $"is being changed by {Myself}", arguments);
    }

    [Fact]
    public async Task Process_DatabaseIsNewer_SaysSoAndEnds()
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        await new SchemaMigrator(new MySqlDatabase(connectionString, null, migratesOnStart: true)).MigrateAsync(Stop);
        await ExecuteAsync(connectionString, "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')");

        await SaysAsync(connectionString, "was brought up to date by a newer version of WorkTrack");
    }

    private static async Task SaysAsync(string connectionString, string sentence, params string[] arguments)
    {
        using var folder = new TempFolder();
        await using var server = ServerProcess.Start(
            folder.Path,
            [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), .. arguments],
            ("Access__Open", "true"), ("Urls", "http://127.0.0.1:0"), ("ConnectionStrings__WorkTrack", connectionString));

        Assert.True(await server.ExitAsync() == 1, server.Output);
        Assert.Contains(sentence, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
