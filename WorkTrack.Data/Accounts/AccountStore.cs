using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Accounts;

/// <summary>Accounts, their teams and their sessions in the database. Passwords are the framework's to check and to change.</summary>
public sealed class AccountStore
{
    private readonly IDatabase _database;

    internal AccountStore(IDatabase database) => _database = database;

    /// <summary>Reads everybody who may sign in, and where they are signed in.</summary>
    public async Task<KnownAccounts> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var teams = await context.Teams.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var memberships = (await context.AccountTeams.AsNoTracking().OrderBy(row => row.Team).ToListAsync(cancellationToken))
            .ToLookup(row => row.Account, row => row.Team);
        var accounts = await context.Accounts.AsNoTracking().OrderBy(row => row.NormalizedUserName)
            .Select(row => new
            {
                row.Id,
                row.UserName,
                row.Role,
                row.IsDisabled,
                row.TwoFactorEnabled,
                row.CreatedAt,
                row.LastSignInAt,
                row.Language,
            })
            .ToListAsync(cancellationToken);
        var sessions = await context.AccountSessions.AsNoTracking().OrderByDescending(row => row.LastUsedAt).ToListAsync(cancellationToken);
        return new KnownAccounts(
            [.. accounts.Select(row => new KnownAccount(
                row.Id, row.UserName!, row.Role, row.IsDisabled, row.TwoFactorEnabled, row.CreatedAt, row.LastSignInAt, [.. memberships[row.Id]], row.Language))],
            [.. sessions.Select(row => new AccountSession(
                row.SessionHash, row.Account, row.CreatedAt, row.LastUsedAt, row.IsRemembered, row.Address, row.Browser))],
            [.. teams.Select(row => new Team(row.TeamId, row.Name))]);
    }

    /// <summary>Sets which teams an account sees.</summary>
    public async Task SetTeamsAsync(int account, IReadOnlyCollection<int> teams, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var before = await context.AccountTeams.Where(row => row.Account == account).ToListAsync(cancellationToken);
        context.AccountTeams.RemoveRange(before.Where(row => !teams.Contains(row.Team)));
        context.AccountTeams.AddRange(teams.Distinct().Except(before.Select(row => row.Team)).Select(team => new AccountTeamRow { Account = account, Team = team }));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Sets the language an account reads.</summary>
    public async Task SetLanguageAsync(int account, string language, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.Accounts.Where(row => row.Id == account)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Language, language), cancellationToken);
    }

    /// <summary>Begins a session, and notes when the account signed in.</summary>
    public async Task BeginSessionAsync(AccountSession session, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        context.AccountSessions.Add(new AccountSessionRow
        {
            SessionHash = session.Hash,
            Account = session.Account,
            CreatedAt = session.CreatedAt,
            LastUsedAt = session.LastUsedAt,
            IsRemembered = session.IsRemembered,
            Address = session.Address,
            Browser = session.Browser,
        });
        await context.SaveChangesAsync(cancellationToken);
        await context.Accounts.Where(row => row.Id == session.Account)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastSignInAt, session.CreatedAt), cancellationToken);
    }

    /// <summary>Notes when sessions were last used.</summary>
    public async Task UseSessionsAsync(IReadOnlyCollection<string> hashes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.AccountSessions.Where(row => hashes.Contains(row.SessionHash))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastUsedAt, at), cancellationToken);
    }

    /// <summary>Ends a session.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> EndSessionAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.AccountSessions.Where(row => row.SessionHash == hash).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>Ends all sessions of an account but one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="except">The session to keep; null for none.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task EndSessionsAsync(int account, string? except, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.AccountSessions.Where(row => row.Account == account && row.SessionHash != except).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Forgets sessions that have ended by themselves.</summary>
    public async Task ForgetSessionsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.AccountSessions.Where(row => hashes.Contains(row.SessionHash)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes a time step of an authenticator app for an account; each can be taken once.</summary>
    /// <returns>Whether it was still there to take.</returns>
    public async Task<bool> TakeAuthenticatorStepAsync(int account, long step, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.Accounts.Where(row => row.Id == account && row.AuthenticatorStep < step)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AuthenticatorStep, step), cancellationToken) > 0;
    }
}
