using System.Numerics;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Reports;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data.Days;

/// <summary>A real database with minutes in it, and everything that counts them, in a zone that a test may change.</summary>
internal sealed class DayLedger : IDisposable
{
    private readonly TempFolder _folder;
    private readonly Dictionary<int, RecentMinutes> _written = [];
    private readonly Dictionary<(string Zone, int Computer, int Minutes), Dictionary<DateOnly, int>> _expected = [];

    private DayLedger(IDatabase database, TempFolder folder, string zone, FakeTimeProvider time)
    {
        (Database, _folder, Time) = (database, folder, time);
        Calendar = InZone(zone);
    }

    public IDatabase Database { get; }

    public FakeTimeProvider Time { get; }

    public OrganisationCalendar Calendar { get; private set; }

    public DateOnly Today => Calendar.DayOf(Time.GetUtcNow());

    public DayCloser Closer => new(Database, Calendar, Time);

    public RetentionStore Retention => new(Database, Calendar, Time, Closer);

    public UsageReader Usage => new(Database, Calendar, Time, Closer);

    public ProgramReader Programs => new(Database, Usage);

    public ReportReader Reports => new(Database, Calendar, Usage);

    public HeatReader Heat => new(Database, Calendar, Usage);

    public UserReader Users => new(Reports);

    public static async Task<DayLedger> CreateAsync(Store store, MariaDbServer mariaDb, string zone, DateTimeOffset now)
    {
        var folder = new TempFolder();
        IDatabase database = store == WorkTrack.Tests.Support.Store.MariaDb
            ? new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true)
            : new SqliteDatabase(Path.Combine(folder.Path, "worktrack.db"));
        await new SchemaMigrator(database).EnsureCurrentAsync(TestContext.Current.CancellationToken);
        return new DayLedger(database, folder, zone, new FakeTimeProvider(now));
    }

    /// <summary>What a change of the setting and a restart do.</summary>
    public async Task<string?> MoveToZoneAsync(string zone)
    {
        Calendar = InZone(zone);
        return await Closer.OpenBooksAsync(TestContext.Current.CancellationToken);
    }

    public Task CloseAsync() => Closer.CloseAsync(null, TestContext.Current.CancellationToken);

    /// <summary>Writes active minutes, as a report would.</summary>
    public async Task WriteAsync(int computer, MinuteRange active, ProgramInFront? front = null, UserSince? user = null)
    {
        if (!_written.TryGetValue(computer, out var known))
        {
            _written[computer] = known = new RecentMinutes();
        }

        known.UnionWith(active);
        var entry = new LedgerEntry(
            new Computer { Key = computer, Id = ComputerId.Parse($"C{computer}"), RegisteredAt = Time.GetUtcNow(), LastSeenAt = Time.GetUtcNow() },
            [.. UsageHour.From([], [active])], IsNews: true)
        {
            Claims = front is { } named ? [.. ProgramHour.From(active, named)] : [],
            NewUser = user,
        };
        await using var store = new LedgerStore(Database, new LateWrites(Calendar, Time));
        await store.CommitAsync(LedgerBatch.Of(entry), TestContext.Current.CancellationToken);
    }

    /// <summary>Minute by minute, what a day's total has to be.</summary>
    public int Expected(int computer, DateOnly day)
    {
        var minutes = _written.GetValueOrDefault(computer, []);
        var key = (Calendar.ZoneId, computer, minutes.Count);
        if (!_expected.TryGetValue(key, out var days))
        {
            _expected[key] = days = minutes.CountBy(minute => Calendar.DayOf(MinuteRange.StartOf(minute))).ToDictionary();
        }

        return days.GetValueOrDefault(day);
    }

    public async Task<int> ActiveAsync(int computer, DateOnly day) =>
        (await Usage.ComputerDaysAsync(computer, day, day, TestContext.Current.CancellationToken)).Single().Figures.Active;

    /// <summary>Counts with the database's own arithmetic, past all of our code.</summary>
    public async Task<long> CountMasksAsync()
    {
        await using var connection = await Database.OpenAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync(
            null, "SELECT active FROM usage_hours", reader => (long)BitOperations.PopCount(reader.GetFieldValue<ulong>(0)), TestContext.Current.CancellationToken)).Sum();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var write = await Database.BeginWriteAsync(TestContext.Current.CancellationToken);
        await write.Transaction.ExecuteAsync(sql, TestContext.Current.CancellationToken);
        await write.CommitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<long> CountRowsAsync(string table)
    {
        await using var connection = await Database.OpenAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync(
            null, $"SELECT COUNT(*) FROM {table}", reader => reader.GetInt64(0), TestContext.Current.CancellationToken)).Single();
    }

    public void Dispose() => _folder.Dispose();

    private static OrganisationCalendar InZone(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private sealed class RecentMinutes : HashSet<long>
    {
        public void UnionWith(MinuteRange range)
        {
            for (var minute = range.First; minute < range.End; minute++)
            {
                Add(minute);
            }
        }
    }
}
