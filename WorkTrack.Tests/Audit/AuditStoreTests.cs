using WorkTrack.Data.Audit;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Audit;

/// <summary>The chain of the audit log on both databases: whatever somebody does to it with a database client shows.</summary>
public sealed class AuditStoreTests(MariaDbServer mariaDb) : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Verify_NothingWasTouched_IsIntact(Store on)
    {
        var (store, _) = await CreateAsync(on);
        Assert.Equal(new AuditVerdict(0, null), await store.VerifyAsync(Cancel));

        await store.AppendAsync([Entry(1), Entry(2, "\"; \ud83d\ude00 <img src=x>\u00e9  trailing  ")], Cancel);
        await store.AppendAsync([Entry(3)], Cancel);

        Assert.Equal(new AuditVerdict(3, null), await store.VerifyAsync(Cancel));
        Assert.Equal([3, 2, 1], (await store.ReadAsync(new AuditFilter(), null, 10, Cancel)).Select(record => record.Number));
    }

    [Theory]
    [InlineData(Store.Sqlite, "UPDATE audit_log SET subject = 'somebody else' WHERE number = 3", 3)]
    [InlineData(Store.Sqlite, "UPDATE audit_log SET at = at + 1 WHERE number = 3", 3)]
    [InlineData(Store.Sqlite, "UPDATE audit_log SET actor = '', details = actor WHERE number = 3", 3)]
    [InlineData(Store.Sqlite, "DELETE FROM audit_log WHERE number = 3", 3)]
    [InlineData(Store.Sqlite, "DELETE FROM audit_log WHERE number = 1", 1)]
    [InlineData(Store.Sqlite, "DELETE FROM audit_log WHERE number = 5", 5)]
    [InlineData(Store.Sqlite, "DELETE FROM audit_log", 1)]
    [InlineData(Store.Sqlite, "UPDATE audit_log SET number = 99 WHERE number = 3; UPDATE audit_log SET number = 3 WHERE number = 4; UPDATE audit_log SET number = 4 WHERE number = 99", 3)]
    [InlineData(Store.MariaDb, "UPDATE audit_log SET details = 'nothing' WHERE number = 2", 2)]
    [InlineData(Store.MariaDb, "DELETE FROM audit_log WHERE number = 5", 5)]
    public async Task Verify_TheLogWasTouched_NamesTheFirstEntryThatIsWrong(Store on, string sql, long first)
    {
        var (store, database) = await CreateAsync(on);
        await store.AppendAsync([.. Enumerable.Range(1, 5).Select(i => Entry(i))], Cancel);

        foreach (var statement in sql.Split(';'))
        {
            await ExecuteAsync(database, statement);
        }

        Assert.Equal(first, (await store.VerifyAsync(Cancel)).BrokenAt);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Forget_OldEntries_TheChainOfTheOthersHolds(Store on)
    {
        var (store, database) = await CreateAsync(on);
        await store.AppendAsync([.. Enumerable.Range(1, 1500).Select(i => Entry(i))], Cancel);

        await store.ForgetAsync(Begin.AddMinutes(1200), Cancel);
        await store.AppendAsync([Entry(1501)], Cancel);

        var left = await store.ReadAsync(new AuditFilter(), null, 5000, Cancel);
        Assert.Equal((1200, 1501), (left[^1].Number, left[0].Number));
        Assert.Equal(new AuditVerdict(302, null), await store.VerifyAsync(Cancel));

        await ExecuteAsync(database, "DELETE FROM audit_log WHERE number = 1200");
        Assert.Equal(1200, (await store.VerifyAsync(Cancel)).BrokenAt);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Append_FromManySides_LosesAndDoublesNothing(Store on)
    {
        var (store, _) = await CreateAsync(on);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => store.AppendAsync([Entry(i), Entry(i)], Cancel)));

        Assert.Equal(new AuditVerdict(40, null), await store.VerifyAsync(Cancel));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Read_Filtered_FindsWhatIsAskedFor(Store on)
    {
        var (store, _) = await CreateAsync(on);
        await store.AppendAsync([Entry(1, "ana"), Entry(2, "100%"), Entry(3, "bob")], Cancel);

        Assert.Equal([2], await NumbersAsync(new AuditFilter(Text: "100%")));
        Assert.Equal([3], await NumbersAsync(new AuditFilter(From: Begin.AddMinutes(3))));
        Assert.Equal([1], await NumbersAsync(new AuditFilter(Until: Begin.AddMinutes(2))));
        Assert.Empty(await NumbersAsync(new AuditFilter(Action: "sign_out")));
        Assert.Equal([3, 2, 1], await NumbersAsync(new AuditFilter(Action: "sign_in")));
        Assert.Equal([1], (await store.ReadAsync(new AuditFilter(), 2, 10, Cancel)).Select(record => record.Number));

        async Task<IEnumerable<long>> NumbersAsync(AuditFilter filter) => (await store.ReadAsync(filter, null, 10, Cancel)).Select(record => record.Number);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AuditEntry Entry(int minute, string subject = "ana") =>
        AuditEntry.Create(Begin.AddMinutes(minute), "root", "sign_in", subject, null, "192.0.2.7");

    private static async Task ExecuteAsync(IDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<(AuditStore Store, IDatabase Database)> CreateAsync(Store on)
    {
        IDatabase database = on == Store.MariaDb
            ? new MySqlDatabase(await mariaDb.CreateDatabaseAsync(), null, migratesOnStart: true)
            : new SqliteDatabase(Path.Combine(_folder.Path, "worktrack.db"));
        await new SchemaMigrator(database).EnsureCurrentAsync(Cancel);
        return (new AuditStore(database), database);
    }
}
