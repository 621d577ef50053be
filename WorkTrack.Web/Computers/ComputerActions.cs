using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Computers;

/// <summary>What somebody does to a computer on a page: administrators to all, supervisors to those of their teams. Each answers why it could not be done, or null.</summary>
internal sealed class ComputerActions(
    ComputerService computers, NoteService notes, Board board, Viewer viewer, IStringLocalizer<ComputersText> words, IStringLocalizer<SiteText> shared)
{
    /// <summary>Whether the viewer may change a computer, as things are now.</summary>
    public bool MayChange(ComputerState computer) => viewer.Caller is { Role: Role.Admin or Role.Supervisor } caller && caller.Scope.Includes(computer);

    /// <summary>Whether the viewer may put computers into other teams: that decides who sees them.</summary>
    public bool MayMove => viewer.Caller is { Role: Role.Admin };

    /// <summary>Whether the viewer may delete a note on a computer: administrators any, supervisors their own.</summary>
    public bool MayDelete(ComputerState computer, ComputerNote note) => MayChange(computer) && (AuthorToDelete() is not { } author || note.Account == author);

    public Task<string?> RenameAsync(ComputerId id, string? name) => DoAsync(id, async (actor, computer) =>
    {
        await computers.RenameAsync(actor, computer, name, CancellationToken.None);
        return null;
    });

    public Task<string?> ArchiveAsync(ComputerId id) => DoAsync(id, async (actor, computer) =>
    {
        await computers.ArchiveAsync(actor, computer, CancellationToken.None);
        return null;
    });

    public Task<string?> BringBackAsync(ComputerId id) => DoAsync(id, async (actor, computer) =>
    {
        await computers.BringBackAsync(actor, computer, CancellationToken.None);
        return null;
    });

    public Task<string?> AddNoteAsync(ComputerId id, string? text) => DoAsync(id, async (actor, computer) =>
        viewer.Caller is { } author && await notes.AddAsync(actor, author.Account, author.Name, computer, text, CancellationToken.None)
            ? null
            : words["NoteRefused", ComputerNote.Most].Value);

    public Task<string?> DeleteNoteAsync(ComputerId id, int note) => DoAsync(id, async (actor, computer) =>
        await notes.DeleteAsync(actor, AuthorToDelete(), computer, note, CancellationToken.None) ? null : words["NoteGone"].Value);

    /// <summary>Whose notes the viewer may delete; null for anybody's.</summary>
    private int? AuthorToDelete() => viewer.Caller is { Role: Role.Admin } ? null : viewer.Caller?.Account ?? Caller.NoAccount;

    private async Task<string?> DoAsync(ComputerId id, Func<AuditActor, ComputerState, Task<string?>> act)
    {
        try
        {
            // Looked at again: a page may be open longer than its reader may change what is on it.
            if (board.StateOf(id) is not { } computer || !MayChange(computer))
            {
                return words["NotYourComputer"];
            }

            // The database has not given it a number yet: it is away.
            return computer.Key == Computer.KeyUnknown ? shared["DatabaseSilent"] : await act(viewer.Actor, computer);
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            return shared["DatabaseSilent"];
        }
    }
}
