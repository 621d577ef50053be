using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Computers;

/// <summary>What people decide about a computer, in the database; which team it belongs to is <see cref="Accounts.TeamStore"/>'s.</summary>
public sealed class ComputerCareStore
{
    private readonly IDatabase _database;

    internal ComputerCareStore(IDatabase database) => _database = database;

    /// <summary>Gives a computer a name; null for the one that its agent tells.</summary>
    public async Task RenameAsync(int computer, string? name, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.Computers.Where(row => row.ComputerKey == computer)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.GivenName, name), cancellationToken);
    }

    /// <summary>Archives a computer; null brings it back.</summary>
    public async Task ArchiveAsync(int computer, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.Computers.Where(row => row.ComputerKey == computer)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ArchivedAt, at), cancellationToken);
    }
}
