using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Computers;

/// <summary>The sessions of our own agent in the database.</summary>
public sealed class SessionStore
{
    private readonly IDatabase _database;

    internal SessionStore(IDatabase database) => _database = database;

    /// <summary>Finds a session; null when its first report has not come yet.</summary>
    /// <param name="computer">The computer's key.</param>
    /// <param name="id">The session's id.</param>
    /// <exception cref="LedgerUnavailableException">The database does not answer.</exception>
    public async Task<AgentSession?> FindAsync(int computer, string id)
    {
        try
        {
            await using var context = _database.CreateContext();
            var row = await context.AgentSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Computer == computer && row.SessionId == id);
            return row is null ? null : new AgentSession(row.SessionId, TimeSpan.FromMilliseconds(row.OffsetMs));
        }
        catch (DbException away)
        {
            throw new LedgerUnavailableException("The database did not say whether it knows the session.", away);
        }
    }
}
