using WorkTrack.Data.Accounts;
using WorkTrack.Data.Programs;
using WorkTrack.Domain.Programs;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Programs;

/// <summary>What supervisors and administrators do to rules; each is written down.</summary>
internal sealed class RuleActions(ProgramRuleStore store, Viewer viewer, AuditLog audit)
{
    /// <summary>Whether the viewer may change rules, now: a page may be open longer than that.</summary>
    public bool MayChange => viewer.Caller is { Role: Role.Admin or Role.Supervisor };

    /// <summary>Adds a rule, or changes one.</summary>
    public Task SaveAsync(ProgramRule rule) => DoAsync(AuditActions.ProgramRuleSaved, rule, () => store.SaveAsync(rule, CancellationToken.None));

    /// <summary>Moves a rule up or down.</summary>
    public Task MoveAsync(ProgramRule rule, bool up) => DoAsync(AuditActions.ProgramRuleMoved, rule, () => store.MoveAsync(rule.Id, up, CancellationToken.None));

    /// <summary>Forgets a rule.</summary>
    public Task DeleteAsync(ProgramRule rule) => DoAsync(AuditActions.ProgramRuleDeleted, rule, () => store.DeleteAsync(rule.Id, CancellationToken.None));

    private async Task DoAsync(string action, ProgramRule rule, Func<Task> act)
    {
        if (MayChange)
        {
            await act();

            // Nobody waits for it: it is written down also when the database is away meanwhile.
            _ = audit.RecordAsync(viewer.Actor, action, rule.Program.Text, $"{rule.Title.Text} {CategoryWords.WordOf(rule.Category)}".Trim());
        }
    }
}
