using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Demo;

namespace WorkTrack.Tests.Demo;

public sealed class DemoHistoryWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worktrack-demo-");
    private readonly FakeTimeProvider _time = new(DemoZones.Instant("2026-11-24T10:20:30Z"));
    private readonly OrganisationCalendar _calendar = DemoZones.Calendar("Asia/Kathmandu");

    private DateOnly Today => _calendar.DayOf(_time.GetUtcNow());

    [Fact]
    public async Task Start_EmptyFolder_StoresExactlyWhatWasMadeUp()
    {
        var database = await WriteAsync();

        await using var context = database.CreateContext();
        var keys = await context.Computers.ToDictionaryAsync(row => row.PublicId, row => row.ComputerKey, TestContext.Current.CancellationToken);
        var rows = (await context.UsageHours.ToListAsync(TestContext.Current.CancellationToken))
            .ToLookup(row => row.Computer, row => new UsageHour(row.Hour, row.Present, row.Active));
        Assert.Equal(24, keys.Count);
        foreach (var computer in DemoFleet.Create())
        {
            Assert.Equal(
                DemoHistory.Of(computer, _calendar, Today).Hours.OrderBy(hour => hour.Hour),
                rows[keys[computer.Id.Value]].OrderBy(hour => hour.Hour));
        }
    }

    [Fact]
    public async Task Start_EmptyFolder_LeavesComputersThatHaveNotReportedToday()
    {
        var database = await WriteAsync();

        var loaded = await new ComputerStore(database).LoadAsync(_time.GetUtcNow(), TestContext.Current.CancellationToken);

        foreach (var (computer, known) in DemoFleet.Create().Zip(loaded.OrderBy(known => known.Key)))
        {
            var history = DemoHistory.Of(computer, _calendar, Today);
            Assert.Equal((computer.Id, computer.Profile), (known.Id, known.Profile));
            Assert.Equal((history.FirstAt, history.LastAt), (known.RegisteredAt, known.LastSeenAt));
            Assert.Null(known.Cursor);
            Assert.Equal(0, known.Hours.CountActive(_calendar.MinutesOf(Today)));
        }
    }

    [Fact]
    public async Task Start_DatabaseOfAnEarlierDemo_BeginsAnew()
    {
        var database = await WriteAsync();
        await new LedgerStore(database, new LateWrites(_calendar, _time)).CommitAsync(
            LedgerBatch.Of(new Newcomer(WorkTrack.Domain.Computers.ComputerId.Parse("LEFT-OVER"), _time.GetUtcNow())), TestContext.Current.CancellationToken);
        await using (var connection = await database.OpenAsync(TestContext.Current.CancellationToken))
        {
            // As after a restart: no connection is left to the files that are now replaced.
            SqliteConnection.ClearPool((SqliteConnection)connection);
        }

        await using var context = (await WriteAsync()).CreateContext();

        Assert.Equal(24, await context.Computers.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Clear_OtherFilesInTheFolder_StayThere()
    {
        var files = new[] { "worktrack.db", "worktrack.db-wal", "worktrack.db-shm", "worktrack.db.bak", "notes.txt" };
        foreach (var file in files)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), "", TestContext.Current.CancellationToken);
        }

        new DemoFolder(_folder.FullName).Clear();

        Assert.Equal(["notes.txt", "worktrack.db.bak"], _folder.GetFiles().Select(file => file.Name).Order());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<SqliteDatabase> WriteAsync()
    {
        var database = new SqliteDatabase(Path.Combine(_folder.FullName, "worktrack.db"));
        using var ledger = new LedgerWriter(new LedgerCommitter(new LedgerStore(database, new LateWrites(_calendar, _time)), database), database, null);
        var writer = new DemoHistoryWriter(
            new DemoFolder(_folder.FullName), new SchemaMigrator(database), ledger, _calendar, _time);

        await ledger.StartAsync(TestContext.Current.CancellationToken);
        await writer.StartAsync(TestContext.Current.CancellationToken);
        await ledger.StopAsync(TestContext.Current.CancellationToken);
        return database;
    }
}
