using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Computers;

/// <summary>The sessions of our own agent in the database.</summary>
public sealed class SessionStore
{
    private readonly IDatabase _database;

    private readonly DatabaseHealth _health;

    internal SessionStore(IDatabase database, DatabaseHealth health) => (_database, _health) = (database, health);

    /// <summary>Finds a session; null when its first report has not come yet.</summary>
    /// <param name="computer">The computer's key.</param>
    /// <param name="id">The session's id.</param>
    /// <exception cref="LedgerUnavailableException">The database does not answer.</exception>
    public async Task<AgentSession?> FindAsync(int computer, string id)
    {
        if (computer == Computer.KeyUnknown)
        {
            // It has only just become known, while the database was away.
            return null;
        }

        if (_health.IsAway)
        {
            // Not guessed: the samples of a session that is on record would move.
            throw new LedgerUnavailableException("The database is away, and the session is not known.", null);
        }

        try
        {
            await using var context = _database.CreateContext();
            var row = await context.AgentSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Computer == computer && row.SessionId == id);
            return row is null ? null : new AgentSession(row.SessionId, TimeSpan.FromMilliseconds(row.OffsetMs));
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            throw new LedgerUnavailableException("The database did not say whether it knows the session.", away);
        }
    }
}
