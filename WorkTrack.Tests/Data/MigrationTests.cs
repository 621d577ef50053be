using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

public sealed class MigrationTests(MariaDbServer mariaDb)
{
    [Fact]
    public void Sqlite_Model_HasNoChangesThatAreNotMigrated()
    {
        using var context = new SqliteContext.DesignTimeFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "Run 'dotnet ef migrations add' for SqliteContext.");
    }

    [Fact]
    public void MySql_Model_HasNoChangesThatAreNotMigrated()
    {
        using var context = new MySqlContext.DesignTimeFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "Run 'dotnet ef migrations add' for MySqlContext.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Sqlite_AnEarlierMigrationWasKilled_IsNotWaitedFor(int applied)
    {
        using var home = AppHome.OnSqlite();
        var database = new SqliteDatabase(Path.Combine(home.DataDirectory, "worktrack.db"));
        await using (var context = database.CreateContext())
        {
            if (applied > 0)
            {
                await context.Database.MigrateAsync(context.Database.GetMigrations().ElementAt(applied - 1), TestContext.Current.CancellationToken);
            }
        }

        // What EF Core writes before it migrates and deletes after it.
        await home.ExecuteOnSqliteAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23')""");

        await new SchemaMigrator(database).EnsureCurrentAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task MySql_EmptyDatabase_IsRefusedWithAHintAndThenMigrated()
    {
        var migrator = new SchemaMigrator(new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: false));

        var refusal = await Assert.ThrowsAsync<SchemaRefusedException>(() => migrator.EnsureCurrentAsync(TestContext.Current.CancellationToken));
        Assert.Contains("migrate", refusal.Message, StringComparison.Ordinal);

        Assert.NotEmpty(await migrator.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await migrator.MigrateAsync(TestContext.Current.CancellationToken));
        await migrator.EnsureCurrentAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task MySql_Tables_HoldEveryCharacterWhateverTheServersDefault()
    {
        var database = new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true);
        await new SchemaMigrator(database).EnsureCurrentAsync(TestContext.Current.CancellationToken);

        await using var context = database.CreateContext();
        context.ComputerStates.Add(new ComputerStateRow { Computer = 1, Name = "\ud83d\ude00 \u4e2d\u6587 é", Programs = "[]" });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        await using var again = database.CreateContext();
        Assert.Equal("\ud83d\ude00 \u4e2d\u6587 é", (await again.ComputerStates.SingleAsync(TestContext.Current.CancellationToken)).Name);
    }

    /// <summary>What Pomelo makes of a changed primary key needs stored procedures, and leaves the table without one for a while.</summary>
    [Fact]
    public void MySql_Migrations_NeedNoStoredProcedure()
    {
        using var context = new MySqlContext.DesignTimeFactory().CreateDbContext([]);

        Assert.DoesNotContain("PROCEDURE", context.GetService<IMigrator>().GenerateScript(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Migrating_KeepsTheHoursOfTheFirstVersion(Store store)
    {
        using var folder = new TempFolder();
        IDatabase database = store == Store.Sqlite
            ? new SqliteDatabase(Path.Combine(folder.Path, "worktrack.db"))
            : new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: false);
        await using (var context = database.CreateContext())
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlRawAsync(
                "INSERT INTO usage_hours (computer, hour, present, active) VALUES (1, 7, 3, 1), (2, 7, 1, 1), (1, 8, 7, 4)",
                TestContext.Current.CancellationToken);
        }

        await new SchemaMigrator(database).MigrateAsync(TestContext.Current.CancellationToken);

        await using var migrated = database.CreateContext();
        var hours = await migrated.UsageHours.OrderBy(row => row.Hour).ThenBy(row => row.Computer).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [(1, 7, 3UL, 1UL), (2, 7, 1UL, 1UL), (1, 8, 7UL, 4UL)],
            hours.Select(row => (row.Computer, row.Hour, row.Present, row.Active)));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Upgrade_FromTheFirstSchema_KeepsWhatIsKnown(Store store)
    {
        using var folder = new TempFolder();
        IDatabase database = store == Store.MariaDb
            ? new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true)
            : new SqliteDatabase(Path.Combine(folder.Path, "worktrack.db"));
        await using (var context = database.CreateContext())
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
        }

        await using (var write = await database.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            foreach (var sql in new[]
            {
                "INSERT INTO computers (computer_key, public_id, registered_at) VALUES (7, 'PC-7', 1000)",
                "INSERT INTO usage_hours (computer, hour, present, active) VALUES (7, 100, 7, 3), (7, 101, 1152921504606846975, 1)",
                "INSERT INTO counter_cursors (computer, first_at, last_at, anchor_at, counter) VALUES (7, 1000, 360000000, 350000000, 42)",
                "INSERT INTO computer_states (computer, last_seen_at, name, programs, program_total) VALUES (7, 360000000, 'Reception', '[]', 0)",
            })
            {
                await write.Transaction.ExecuteAsync(sql, TestContext.Current.CancellationToken);
            }

            await write.CommitAsync(TestContext.Current.CancellationToken);
        }

        await new SchemaMigrator(database).MigrateAsync(TestContext.Current.CancellationToken);

        var computer = Assert.Single(await new ComputerStore(database).LoadAsync(DateTimeOffset.UnixEpoch.AddHours(102), TestContext.Current.CancellationToken));
        Assert.Equal([new UsageHour(100, 7, 3), new UsageHour(101, ulong.MaxValue >> 4, 1)], computer.Hours.Hours);
        Assert.Equal(
            (7, "Reception", 42L, ReportRhythm.Unknown), (computer.Key, computer.Profile.Name, computer.Cursor!.Counter, computer.Cursor.Rhythm));
    }
}
