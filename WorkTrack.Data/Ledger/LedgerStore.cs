using System.Data;
using System.Data.Common;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>Writes ledger entries and registrations. What it writes can be repeated and reordered without changing the outcome.</summary>
internal sealed class LedgerStore(IDatabase database)
{
    private static readonly string[] HourKey = ["computer", "hour"];
    private static readonly string[] HourMasks = ["present", "active"];
    private static readonly string[] HourColumns = [.. HourKey, .. HourMasks];

    private static readonly string[] CursorValues = ["first_at", "anchor_at", "counter", "last_at"];

    private static readonly string[] StateValues =
    [
        "name", "user_name", "os_info", "ip_address", "mac_address", "agent_version", "agent_time",
        "window_title", "window_program", "window_path", "programs", "program_total", "last_seen_at",
    ];

    private readonly string _keepKeys = database.KeepExisting("public_id");
    private readonly string _mergeHours = database.OrMerge(HourKey, HourMasks);
    private readonly string _advanceCursors = database.ReplaceUnlessOlder("computer", CursorValues, "last_at");
    private readonly string _replaceStates = database.ReplaceUnlessOlder("computer", StateValues, "last_seen_at");

    /// <summary>Stores all entries, and gives all newcomers their keys, in one transaction. When it returns they survive any crash; when it throws, none of them may count as stored.</summary>
    /// <returns>The newcomers as they are after a first registration: without state, cursor or hours.</returns>
    public async Task<IReadOnlyDictionary<ComputerId, Computer>> CommitAsync(
        IReadOnlyCollection<LedgerEntry> entries, IReadOnlyCollection<Newcomer> newcomers, CancellationToken cancellationToken)
    {
        var hours = entries.SelectMany(entry => entry.Hours, (entry, hour) => (entry.Computer.Key, hour))
            .GroupBy(pair => (pair.Key, pair.hour.Hour), pair => pair.hour)
            .Select(group => (group.Key.Key, Hour: group.Aggregate((a, b) => a.Merge(b))));
        var newest = entries.Select(entry => entry.Computer).GroupBy(computer => computer.Key)
            .Select(group => group.MaxBy(computer => computer.LastSeenAt)!).ToList();

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await transaction.UpsertAsync(
            "usage_hours", HourColumns, _mergeHours,
            hours.Select(row => new object?[] { row.Key, row.Hour.Hour, row.Hour.Present, row.Hour.Active }), cancellationToken);
        await transaction.UpsertAsync(
            "counter_cursors", ["computer", .. CursorValues], _advanceCursors,
            newest.Where(computer => computer.Cursor is not null).Select(CursorRow), cancellationToken);
        await transaction.UpsertAsync(
            "computer_states", ["computer", .. StateValues], _replaceStates, newest.Select(StateRow), cancellationToken);
        var registered = await RegisterAsync(transaction, newcomers, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return registered;
    }

    /// <summary>Gives each computer a key, or finds the one it has.</summary>
    private async Task<Dictionary<ComputerId, Computer>> RegisterAsync(
        DbTransaction transaction, IReadOnlyCollection<Newcomer> newcomers, CancellationToken cancellationToken)
    {
        var registered = new Dictionary<ComputerId, Computer>();
        await transaction.UpsertAsync(
            "computers", ["public_id", "registered_at"], _keepKeys,
            newcomers.Select(newcomer => new object?[] { newcomer.Id.Value, Stored(newcomer.RegisteredAt) }), cancellationToken);
        foreach (var part in newcomers.Chunk(Rows.RowsPerStatement))
        {
            await using var select = transaction.Connection!.CreateCommand();
            select.Transaction = transaction;
            var names = part.Select((newcomer, i) => select.Add($"@id{i}", newcomer.Id.Value)).ToList();
            select.CommandText =
                $"SELECT computer_key, public_id, registered_at FROM computers WHERE public_id IN ({string.Join(", ", names)})";
            await using var reader = await select.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var id = ComputerId.Parse(reader.GetString(1));
                var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2));
                registered[id] = new Computer { Key = reader.GetInt32(0), Id = id, RegisteredAt = at, LastSeenAt = at };
            }
        }

        return registered;
    }

    private static object?[] CursorRow(Computer computer) =>
    [
        computer.Key, Stored(computer.Cursor!.FirstAt), Stored(computer.Cursor.AnchorAt), computer.Cursor.Counter,
        Stored(computer.Cursor.LastAt),
    ];

    private static object?[] StateRow(Computer computer) =>
    [
        computer.Key,
        computer.Profile.Name, computer.Profile.UserName, computer.Profile.OsInfo,
        computer.Profile.IpAddress, computer.Profile.MacAddress, computer.Profile.AgentVersion, computer.AgentTime,
        computer.Window?.Title, computer.Window?.Program, computer.Window?.Path,
        StoredPrograms.Write(computer.Programs), computer.Programs.Total, Stored(computer.LastSeenAt),
    ];

    private static long Stored(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
