using WorkTrack.Data.Accounts;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Puts computers that belong to no team into that of the key they are reported with: those that were known before there
/// were keys, or whose team was deleted.
/// </summary>
public sealed class TeamJoining(TeamStore store, DatabaseHealth health)
{
    /// <summary>Lets a computer join, if it may.</summary>
    /// <param name="computer">The computer, under its gate.</param>
    /// <param name="sender">Who reports it.</param>
    /// <returns>The computer as it is then.</returns>
    public async ValueTask<Computer> JoinAsync(Computer computer, AgentIdentity sender)
    {
        if (computer.Team != Team.None || sender.Team == Team.None || computer.Key == Computer.KeyUnknown || health.IsAway)
        {
            return computer;
        }

        try
        {
            return await store.JoinAsync(computer.Key, sender.Team, CancellationToken.None) ? computer with { Team = sender.Team } : computer;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            // Its next report does it; this one is not refused for it.
            return computer;
        }
    }
}
