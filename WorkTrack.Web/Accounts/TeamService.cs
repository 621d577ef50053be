using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// What administrators do to teams, and which computers belong to them. Every change is written down, and holds for every
/// open page and stream as soon as the call returns.
/// </summary>
internal sealed class TeamService(
    TeamStore store, AccountDirectory directory, Board board, UsageHistory history, AgentKeys keys, EnrolmentTokens tokens, AuditLog audit,
    IStringLocalizer<AccountsText> words)
{
    /// <summary>Makes a team.</summary>
    /// <returns>Why not, in a sentence; null when it is made.</returns>
    public async Task<string?> CreateAsync(AuditActor actor, string? name, CancellationToken cancellationToken)
    {
        if (CleanText.Clean(name, Team.MaxNameLength) is not { } clean)
        {
            return words["TeamNeedsName"];
        }

        if (await store.CreateAsync(clean, cancellationToken) is null)
        {
            return words["TeamNameTaken"];
        }

        return await DoneAsync(actor, AuditActions.TeamCreated, clean, null, cancellationToken);
    }

    /// <summary>Gives a team another name.</summary>
    public async Task<string?> RenameAsync(AuditActor actor, Team team, string? name, CancellationToken cancellationToken)
    {
        if (CleanText.Clean(name, Team.MaxNameLength) is not { } clean)
        {
            return words["TeamNeedsName"];
        }

        if (!await store.RenameAsync(team.Id, clean, cancellationToken))
        {
            return words["TeamNameTaken"];
        }

        return await DoneAsync(actor, AuditActions.TeamRenamed, team.Name, $"now {clean}", cancellationToken);
    }

    /// <summary>Deletes a team. Its keys are revoked, and its computers belong to none then: only administrators see them.</summary>
    public async Task DeleteAsync(AuditActor actor, Team team, CancellationToken cancellationToken)
    {
        // First: a key of a team that is gone would bring computers into nowhere.
        await keys.RevokeOfTeamAsync(actor, team.Id);
        await tokens.RevokeOfTeamAsync(actor, team.Id);
        await store.DeleteAsync(team.Id, cancellationToken);
        foreach (var computer in board.Snapshot.All.Where(computer => computer.Team == team.Id))
        {
            board.Move(computer.Id, Team.None);
        }

        await DoneAsync(actor, AuditActions.TeamDeleted, team.Name, null, cancellationToken);
    }

    /// <summary>Puts computers into a team, or into none.</summary>
    public async Task MoveAsync(AuditActor actor, IReadOnlyCollection<ComputerState> computers, int team, CancellationToken cancellationToken)
    {
        await store.MoveAsync([.. computers.Select(computer => computer.Key)], team, cancellationToken);
        foreach (var computer in computers)
        {
            board.Move(computer.Id, team);
        }

        var name = team == Team.None ? "no team" : directory.TeamName(team) ?? $"team {team}";
        await DoneAsync(actor, AuditActions.ComputersMoved, string.Join(", ", computers.Select(computer => computer.Id.Value)), $"{computers.Count} to {name}", cancellationToken);
    }

    private async Task<string?> DoneAsync(AuditActor actor, string action, string subject, string? details, CancellationToken cancellationToken)
    {
        await directory.RefreshAsync(cancellationToken);
        history.TeamsChanged();
        await audit.RecordAsync(actor, action, subject, details);
        return null;
    }
}
