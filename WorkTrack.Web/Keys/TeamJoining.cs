using WorkTrack.Data.Accounts;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Which team a computer joins by the key it is reported with: a new one at once, and one of no team with its next report,
/// such as those that were known before there were keys. A key may be older than its team's end; then there is none to join.
/// </summary>
public sealed class TeamJoining(TeamStore store, AccountDirectory directory, DatabaseHealth health)
{
    /// <summary>The team of new computers of a sender.</summary>
    public int TeamOf(AgentIdentity sender) =>
        sender.Team != Team.None && directory.TeamName(sender.Team) is not null ? sender.Team : Team.None;

    /// <summary>Lets a computer join, if it may.</summary>
    /// <param name="computer">The computer, in its turn.</param>
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
            var team = TeamOf(sender);
            return team != Team.None && await store.JoinAsync(computer.Key, team, CancellationToken.None) ? computer with { Team = team } : computer;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            // Its next report does it; this one is not refused for it.
            return computer;
        }
    }
}
