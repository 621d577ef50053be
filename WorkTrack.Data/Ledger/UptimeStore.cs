using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>When servers could take reports, on record.</summary>
public sealed class UptimeStore
{
    /// <summary>The most characters of a server's name.</summary>
    public const int MaxServerLength = ServerUptimeRow.MaxServerLength;

    private readonly IDatabase _database;

    internal UptimeStore(IDatabase database) => _database = database;

    /// <summary>The stretches of all servers that reach beyond an instant, in any order.</summary>
    public async Task<IReadOnlyList<UptimeStretch>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.ServerUptime.AsNoTracking().Where(row => row.UntilAt >= since)
            .Select(row => new UptimeStretch(row.FromAt, row.UntilAt)).ToListAsync(cancellationToken);
    }
}
