using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

/// <summary>What is written can be repeated and reordered, on both databases.</summary>
public sealed class LedgerStoreTests(MariaDbServer mariaDb) : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly long NoonHour = HourBits.HourOf(MinuteRange.MinuteOf(Noon));
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Commit_InAnyOrderAndTwice_MergesMasksAndKeepsTheNewestState(Store store)
    {
        var database = await CreateAsync(store);
        var ledger = Ledger(database);
        var older = Entry(Noon, "old", 7, new UsageHour(NoonHour, 0b0011, 0b0001));
        var newer = Entry(Noon.AddMinutes(1), "new", 8, new UsageHour(NoonHour, 0b0110, 0b0110), new UsageHour(NoonHour + 1, ulong.MaxValue >> 4, 1));

        foreach (var batch in new LedgerEntry[][] { [newer], [older], [newer, older], [older, newer] })
        {
            await ledger.CommitAsync(LedgerBatch.Of(batch), TestContext.Current.CancellationToken);
        }

        await using var context = database.CreateContext();
        var hours = await context.UsageHours.OrderBy(row => row.Hour).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(0b0111UL, 0b0111UL), (ulong.MaxValue >> 4, 1UL)], hours.Select(row => (row.Present, row.Active)));
        var state = await context.ComputerStates.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("new", Noon.AddMinutes(1)), (state.Name, state.LastSeenAt));
        var cursor = await context.CounterCursors.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((8, Noon.AddMinutes(1)), (cursor.Counter, cursor.LastAt));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Commit_ManyComputersAtOnce_StoresAll(Store store)
    {
        var database = await CreateAsync(store);
        var entries = Enumerable.Range(1, 1000).Select(key => Entry(Noon, "n", key, new UsageHour(NoonHour, 3, 1)) is var entry
            ? entry with { Computer = entry.Computer with { Key = key } } : entry).ToList();

        await Ledger(database).CommitAsync(LedgerBatch.Of([.. entries]), TestContext.Current.CancellationToken);

        await using var context = database.CreateContext();
        Assert.Equal(1000, await context.UsageHours.CountAsync(row => row.Present == 3 && row.Active == 1, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Load_WhatWasWritten_ComesBackTheSame(Store store)
    {
        var database = await CreateAsync(store);
        var computers = new ComputerStore(database);
        var ledger = Ledger(database);
        var registered = await RegisterAsync("a", Noon);
        var other = await RegisterAsync("A", Noon);
        var again = await RegisterAsync("a", Noon.AddDays(1));
        Assert.NotEqual(registered.Key, other.Key);
        Assert.Equal((registered.Key, Noon), (again.Key, again.RegisteredAt));

        var known = Entry(Noon, "Jos\u00e9 \ud83d\ude00", 5, new UsageHour(NoonHour, 1, 1)).Computer with
        {
            Key = registered.Key,
            Id = registered.Id,
            Programs = new ProgramList([RunningProgram.Create("excel.exe", 4711, "C:\\x", "2026-11-23T08:00:00")!], 30),
            Window = ActiveWindow.Create("Relat\u00f3rio", "excel.exe", null),
            AgentTime = "2026-11-23T12:00:00",
            Hours = RecentHours.Empty.Merge([new UsageHour(NoonHour, 1, 1)], out _),
        };
        await ledger.CommitAsync(LedgerBatch.Of(new LedgerEntry(known, known.Hours.Hours, true)), TestContext.Current.CancellationToken);

        var loaded = (await computers.LoadAsync(Noon, TestContext.Current.CancellationToken)).Single(computer => computer.Key == known.Key);
        Assert.Equal(known.Hours.Hours, loaded.Hours.Hours);
        Assert.Empty(loaded.Sessions);
        Assert.Equal(known with { Hours = loaded.Hours, Sessions = loaded.Sessions }, loaded);

        async Task<Computer> RegisterAsync(string id, DateTimeOffset at) =>
            (await ledger.CommitAsync(LedgerBatch.Of(new Newcomer(ComputerId.Parse(id), at)), TestContext.Current.CancellationToken))[ComputerId.Parse(id)];
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Register_ManyAtOnceSomeOfThemKnown_GivesEachItsOwnKeyForGood(Store store)
    {
        var database = await CreateAsync(store);
        using var writer = new LedgerWriter(new LedgerCommitter(Ledger(database), database), database, null);
        await writer.StartAsync(TestContext.Current.CancellationToken);
        var ids = Enumerable.Range(0, 700).Select(i => ComputerId.Parse($"C{i}")).ToList();
        var half = await Task.WhenAll(ids.Take(350).Select(id => writer.RegisterAsync(id, Noon)));

        var all = await Task.WhenAll(ids.Select(id => writer.RegisterAsync(id, Noon.AddHours(1))));

        Assert.Equal(ids, all.Select(computer => computer.Id));
        Assert.Equal(700, all.Select(computer => computer.Key).Distinct().Count());
        Assert.Equal(half.Select(computer => (computer.Key, Noon)), all.Take(350).Select(computer => (computer.Key, computer.RegisteredAt)));
        Assert.Equal(700, (await new ComputerStore(database).LoadAsync(Noon, TestContext.Current.CancellationToken)).Count);
        await writer.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Write_DatabaseRefuses_FailsTheCallerAndTheNextOneWorks()
    {
        var database = await CreateAsync(Store.Sqlite);
        using var writer = new LedgerWriter(new LedgerCommitter(Ledger(database), database), database, null);
        await writer.StartAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(database, "ALTER TABLE usage_hours RENAME TO gone");
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => writer.WriteAsync(Entry(Noon, "n", 1, new UsageHour(NoonHour, 1, 1))));

        await ExecuteAsync(database, "ALTER TABLE gone RENAME TO usage_hours");
        await writer.WriteAsync(Entry(Noon, "n", 1, new UsageHour(NoonHour, 1, 1)));

        await using (var context = database.CreateContext())
        {
            Assert.Equal(1, await context.UsageHours.CountAsync(TestContext.Current.CancellationToken));
        }

        await writer.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => writer.WriteAsync(Entry(Noon, "n", 1)));
    }

    public void Dispose() => _folder.Dispose();

    private static LedgerStore Ledger(IDatabase database) =>
        new(database, new LateWrites(new OrganisationCalendar(TimeZoneInfo.Utc), new FakeTimeProvider(Noon)));

    private async Task<IDatabase> CreateAsync(Store store)
    {
        IDatabase database = store == Store.MariaDb
            ? new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true)
            : new SqliteDatabase(Path.Combine(_folder.Path, "worktrack.db"));
        await new SchemaMigrator(database).EnsureCurrentAsync(TestContext.Current.CancellationToken);
        return database;
    }

    private static LedgerEntry Entry(DateTimeOffset at, string name, long counter, params UsageHour[] hours) => new(
        new Computer
        {
            Key = 1,
            Id = ComputerId.Parse("A"),
            RegisteredAt = Noon,
            LastSeenAt = at,
            Profile = ComputerProfile.Create(name, null, null),
            Cursor = new CounterCursor(Noon, at, at, counter, ReportRhythm.Unknown),
        },
        [.. hours],
        IsNews: true);

    private static async Task ExecuteAsync(IDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
