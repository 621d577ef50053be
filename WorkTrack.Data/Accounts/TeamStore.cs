using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Accounts;

/// <summary>Teams, and which computers belong to them, in the database.</summary>
public sealed class TeamStore
{
    private readonly IDatabase _database;

    internal TeamStore(IDatabase database) => _database = database;

    /// <summary>Makes a team.</summary>
    /// <returns>It; null when there is one of that name.</returns>
    public async Task<Team?> CreateAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if (await IsTakenAsync(context, name, Team.None, cancellationToken))
        {
            return null;
        }

        var row = new TeamRow { Name = name };
        context.Teams.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return new Team(row.TeamId, row.Name);
    }

    /// <summary>Gives a team another name.</summary>
    /// <returns>Whether it has it; not when another team has that name, or the team is gone.</returns>
    public async Task<bool> RenameAsync(int team, string name, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return !await IsTakenAsync(context, name, team, cancellationToken)
            && await context.Teams.Where(row => row.TeamId == team).ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, name), cancellationToken) > 0;
    }

    /// <summary>Deletes a team. Its computers belong to none then, and nobody sees them by it.</summary>
    public async Task DeleteAsync(int team, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);
        await context.Computers.Where(row => row.Team == team).ExecuteUpdateAsync(change => change.SetProperty(row => row.Team, Team.None), cancellationToken);
        await context.AccountTeams.Where(row => row.Team == team).ExecuteDeleteAsync(cancellationToken);
        await context.Teams.Where(row => row.TeamId == team).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Puts computers into a team, or into none.</summary>
    public async Task MoveAsync(IReadOnlyCollection<int> computers, int team, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.Computers.Where(row => computers.Contains(row.ComputerKey))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Team, team), cancellationToken);
    }

    /// <summary>Puts a computer that belongs to no team into one.</summary>
    /// <returns>False when it belongs to one by now.</returns>
    public async Task<bool> JoinAsync(int computer, int team, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Computers.Where(row => row.ComputerKey == computer && row.Team == Team.None)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Team, team), cancellationToken) > 0;
    }

    // The database decides what names are the same; two at the same moment meet its unique index.
    private static Task<bool> IsTakenAsync(WorkTrackContext context, string name, int except, CancellationToken cancellationToken) =>
        context.Teams.AnyAsync(row => row.Name == name && row.TeamId != except, cancellationToken);
}
