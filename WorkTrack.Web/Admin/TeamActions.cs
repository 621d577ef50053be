using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Admin;

/// <summary>What an administrator does to teams on a page. Each answers why it could not be done, or null.</summary>
internal sealed class TeamActions(TeamService teams, Viewer viewer, IStringLocalizer<AdminText> words, IStringLocalizer<SiteText> shared)
{
    public Task<string?> CreateAsync(string? name) => DoAsync(actor => teams.CreateAsync(actor, name, CancellationToken.None));

    public Task<string?> RenameAsync(Team team, string? name) => DoAsync(actor => teams.RenameAsync(actor, team, name, CancellationToken.None));

    public Task<string?> DeleteAsync(Team team) => DoAsync(async actor =>
    {
        await teams.DeleteAsync(actor, team, CancellationToken.None);
        return null;
    });

    public Task<string?> MoveAsync(IReadOnlyCollection<ComputerState> computers, int team) => DoAsync(async actor =>
    {
        await teams.MoveAsync(actor, computers, team, CancellationToken.None);
        return null;
    });

    private async Task<string?> DoAsync(Func<AuditActor, Task<string?>> act)
    {
        try
        {
            // Looked at again: a page may be open longer than its reader is an administrator.
            return viewer.Caller is { Role: Role.Admin } ? await act(viewer.Actor) : shared["NotAdministrator"];
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            return words["DatabaseOrOther"];
        }
    }
}
