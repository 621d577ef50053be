using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Ledger;

/// <summary>Writes ledger entries and registrations. What it writes can be repeated and reordered without changing the outcome.</summary>
internal sealed class LedgerStore(IDatabase database, LateWrites lateWrites) : IAsyncDisposable
{
    private readonly LedgerTables _tables = new(database);
    private readonly NameDictionary _names = new();
    private readonly IRowWriter _writer = database.CreateRowWriter();

    // Taken out while a batch is under way: one that was given up as hung may still read it.
    private LedgerRows? _spare;

    /// <summary>
    /// Stores a batch. When it returns all of it survives any crash; when it throws, nothing of it may count as stored.
    /// All entries are in one transaction; newcomers get their keys in one before it, which may be all that is left of it.
    /// </summary>
    /// <returns>The newcomers as they are after a first registration: without state, cursor or hours.</returns>
    public async Task<IReadOnlyDictionary<ComputerId, Computer>> CommitAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        var registered = await RegisterAsync(batch, cancellationToken);
        if (batch.Entries.Count + batch.Beats.Count == 0 && batch.Newcomers.Count > 0)
        {
            return registered;
        }

        var rows = Interlocked.Exchange(ref _spare, null) ?? new LedgerRows(_tables);
        var names = _names.Begin();
        var late = lateWrites.Now();
        foreach (var entry in batch.Entries)
        {
            rows.Add(entry, entry.Computer.Key == Computer.KeyUnknown ? registered[entry.Computer.Id].Key : entry.Computer.Key, names, late);
        }

        foreach (var beat in batch.Beats)
        {
            rows.Add(beat);
        }

        rows.Finish(names);
        await _writer.CommitAsync(rows.Tables, cancellationToken);
        _names.Remember(names);
        rows.Clear();
        _spare = rows;
        return registered;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>Gives each computer that has none a key, or finds the one it has.</summary>
    private async Task<IReadOnlyDictionary<ComputerId, Computer>> RegisterAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        var newcomers = new Dictionary<ComputerId, Newcomer>();
        foreach (var newcomer in batch.Newcomers)
        {
            newcomers.TryAdd(newcomer.Id, newcomer);
        }

        foreach (var entry in batch.Entries)
        {
            // Entries of computers that became known while the database was away bring no key; they get theirs here.
            if (entry.Computer.Key == Computer.KeyUnknown)
            {
                newcomers.TryAdd(entry.Computer.Id, new Newcomer(entry.Computer.Id, entry.Computer.RegisteredAt, entry.Computer.Team));
            }
        }

        var registered = new Dictionary<ComputerId, Computer>();
        if (newcomers.Count == 0)
        {
            return registered;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await write.Transaction.UpsertAsync(
            _tables.Keys,
            newcomers.Values.Select(newcomer => new object?[] { newcomer.Id.Value, newcomer.RegisteredAt.ToUnixTimeMilliseconds(), newcomer.Team }), cancellationToken);
        foreach (var part in newcomers.Keys.Chunk(Rows.RowsPerStatement))
        {
            await using var select = write.Connection.CreateCommand();
            select.Transaction = write.Transaction;
            var names = part.Select((id, i) => select.Add($"@id{i}", id.Value)).ToList();
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

        await write.CommitAsync(cancellationToken);
        return registered;
    }
}
