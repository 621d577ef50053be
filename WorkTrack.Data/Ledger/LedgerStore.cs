using System.Data.Common;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Ledger;

/// <summary>Writes ledger entries and registrations. What it writes can be repeated and reordered without changing the outcome.</summary>
internal sealed class LedgerStore(IDatabase database, LateWrites lateWrites)
{
    private readonly LedgerTables _tables = new(database);
    private readonly NameDictionary _names = new();

    /// <summary>Stores a batch in one transaction. When it returns all of it survives any crash; when it throws, nothing of it may count as stored.</summary>
    /// <returns>The newcomers as they are after a first registration: without state, cursor or hours.</returns>
    public async Task<IReadOnlyDictionary<ComputerId, Computer>> CommitAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        Task Write(Upsert table, IEnumerable<object?[]> rows) => write.Transaction.UpsertAsync(table, rows, cancellationToken);

        // Entries of computers that became known while the database was away bring no key; they get theirs here.
        var keyless = batch.Entries.Select(entry => entry.Computer).Where(computer => computer.Key == Computer.KeyUnknown);
        var registered = await RegisterAsync(
            write.Transaction,
            [.. batch.Newcomers.Concat(keyless.Select(computer => new Newcomer(computer.Id, computer.RegisteredAt, computer.Team))).DistinctBy(newcomer => newcomer.Id)],
            cancellationToken);
        var entries = batch.Entries.Select(entry => entry.Computer.Key == Computer.KeyUnknown
            ? entry with { Computer = entry.Computer with { Key = registered[entry.Computer.Id].Key } } : entry).ToList();
        var hours = entries.SelectMany(entry => entry.Hours, (entry, hour) => (entry.Computer.Key, hour))
            .GroupBy(pair => (pair.Key, pair.hour.Hour), pair => pair.hour)
            .Select(group => (Computer: group.Key.Key, Hour: group.Aggregate((a, b) => a.Merge(b)))).ToList();
        var claims = entries.SelectMany(entry => entry.Claims, (entry, claim) => (Computer: entry.Computer.Key, Claim: claim)).ToList();
        var newest = entries.Select(entry => entry.Computer).GroupBy(computer => computer.Key)
            .Select(group => group.MaxBy(computer => computer.LastSeenAt)!).ToList();
        var names = _names.Missing(claims.Select(claim => claim.Claim));

        await Write(_tables.Hours, hours.Select(LedgerRows.Hour));
        await Write(_tables.Claims, claims.Select(LedgerRows.Claim));
        await Write(_tables.ProgramNames, names.Programs.Select(LedgerRows.Name));
        await Write(_tables.WindowTitles, names.Titles.Select(LedgerRows.Name));
        await Write(_tables.StaleDays, lateWrites.Days(
            hours.Select(row => (row.Computer, row.Hour.Hour)).Concat(claims.Select(row => (row.Computer, row.Claim.Hour)))));
        await Write(_tables.Cursors, newest.Where(computer => computer.Cursor is not null).Select(LedgerRows.Cursor));
        await Write(_tables.States, newest.Select(LedgerRows.State));
        await Write(_tables.Sessions, entries.Where(entry => entry.NewSession is not null).Select(LedgerRows.Session));
        await Write(_tables.Users, entries.Where(entry => entry.NewUser is not null).Select(LedgerRows.User));
        await Write(_tables.Uptime, batch.Beats.Select(LedgerRows.Beat));
        await write.CommitAsync(cancellationToken);
        _names.Remember(names);
        return registered;
    }

    /// <summary>Gives each computer a key, or finds the one it has.</summary>
    private async Task<Dictionary<ComputerId, Computer>> RegisterAsync(
        DbTransaction transaction, IReadOnlyCollection<Newcomer> newcomers, CancellationToken cancellationToken)
    {
        var registered = new Dictionary<ComputerId, Computer>();
        await transaction.UpsertAsync(
            _tables.Keys,
            newcomers.Select(newcomer => new object?[] { newcomer.Id.Value, LedgerRows.Stored(newcomer.RegisteredAt), newcomer.Team }), cancellationToken);
        foreach (var part in newcomers.Chunk(Rows.RowsPerStatement))
        {
            await using var select = transaction.Connection!.CreateCommand();
            select.Transaction = transaction;
            var names = part.Select((newcomer, i) => select.Add($"@id{i}", newcomer.Id.Value)).ToList();
            select.CommandText =
                $"SELECT computer_key, public_id, registered_at, team FROM computers WHERE public_id IN ({string.Join(", ", names)})";
            await using var reader = await select.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var id = ComputerId.Parse(reader.GetString(1));
                var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2));
                registered[id] = new Computer { Key = reader.GetInt32(0), Id = id, Team = reader.GetInt32(3), RegisteredAt = at, LastSeenAt = at };
            }
        }

        return registered;
    }
}
