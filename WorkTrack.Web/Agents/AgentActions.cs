using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Agents;

/// <summary>What an administrator does to keys on a page. Each answers why it could not be done, or null.</summary>
internal sealed class AgentActions(
    AgentKeys keys, EnrolmentTokens tokens, Viewer viewer, EventHub hub, IStringLocalizer<AgentsText> words, IStringLocalizer<SiteText> shared)
{
    public Task<(NewSecret? Secret, string? Problem)> CreateAsync(int team, ComputerId? computer, string? label) => MakeAsync(async actor =>
        computer is { } id ? await keys.CreateForComputerAsync(actor, id, team, label) : await keys.CreateForTeamAsync(actor, team, label));

    public Task<(NewSecret? Secret, string? Problem)> CreateTokenAsync(int team, string? label, TimeSpan lasts, int uses) =>
        MakeAsync(async actor => await tokens.CreateAsync(actor, team, label, lasts, uses));

    public Task<(NewSecret? Secret, string? Problem)> RotateAsync(string id, TimeSpan overlap) => MakeAsync(actor => keys.RotateAsync(actor, id, overlap));

    public Task<string?> RevokeAsync(string id) => DoAsync(actor => keys.RevokeAsync(actor, id));

    public Task<string?> ApproveAsync(string id) => DoAsync(actor => keys.ApproveAsync(actor, id));

    public Task<string?> RevokeTokenAsync(string id) => DoAsync(actor => tokens.RevokeAsync(actor, id));

    private async Task<string?> DoAsync(Func<AuditActor, Task<bool>> act)
    {
        var problem = await TryAsync(async actor => await act(actor) ? null : words["ChangedByOther"].Value);
        hub.Signal();
        return problem;
    }

    private async Task<(NewSecret? Secret, string? Problem)> MakeAsync(Func<AuditActor, Task<NewSecret?>> make)
    {
        NewSecret? secret = null;
        var problem = await TryAsync(async actor => (secret = await make(actor)) is null ? words["ChangedByOther"].Value : null);
        hub.Signal();
        return (secret, problem);
    }

    private async Task<string?> TryAsync(Func<AuditActor, Task<string?>> act)
    {
        try
        {
            // Looked at again: a page may be open longer than its reader is an administrator.
            return viewer.Caller is { Role: Role.Admin } ? await act(viewer.Actor) : shared["NotAdministrator"];
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            return shared["DatabaseSilent"];
        }
    }
}
