using WorkTrack.Data.Computers;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>Notes on computers. That one was written or deleted is written down; what it says is not.</summary>
internal sealed class NoteService(NoteStore store, EventHub hub, AuditLog audit, TimeProvider time)
{
    private long _revision;

    /// <summary>Grows with every change, so that open pages read again for a change and for nothing else.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>The notes on a computer, newest first.</summary>
    public Task<IReadOnlyList<ComputerNote>> ReadAsync(int computer, CancellationToken cancellationToken) => store.ReadAsync(computer, cancellationToken);

    /// <summary>Adds a note.</summary>
    /// <returns>False when there is nothing visible in it, or the computer has too many.</returns>
    public async Task<bool> AddAsync(AuditActor actor, int account, string author, ComputerState computer, string? text, CancellationToken cancellationToken)
    {
        if (Clean(text) is not { } clean
            || !await store.AddAsync(computer.Key, account, author, time.GetUtcNow(), clean, cancellationToken))
        {
            return false;
        }

        await DoneAsync(actor, AuditActions.NoteAdded, computer);
        return true;
    }

    /// <summary>Deletes a note.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="author">The account that must have written it; null for any.</param>
    /// <param name="computer">The computer.</param>
    /// <param name="note">The note's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(AuditActor actor, int? author, ComputerState computer, int note, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(computer.Key, note, author, cancellationToken))
        {
            return false;
        }

        await DoneAsync(actor, AuditActions.NoteDeleted, computer);
        return true;
    }

    /// <summary>Cleans a note line by line: people write lists. Null when nothing visible is left.</summary>
    private static string? Clean(string? text)
    {
        var lines = (text ?? "").Split(["\r\n", "\n", "\r"], StringSplitOptions.None).Select(line => CleanText.Clean(line, ComputerNote.MaxLength) ?? "");
        var clean = string.Join('\n', lines).Trim('\n');
        if (clean.Length > ComputerNote.MaxLength)
        {
            clean = clean[..(char.IsHighSurrogate(clean[ComputerNote.MaxLength - 1]) ? ComputerNote.MaxLength - 1 : ComputerNote.MaxLength)];
        }

        return clean.Length == 0 ? null : clean;
    }

    private async Task DoneAsync(AuditActor actor, string action, ComputerState computer)
    {
        Interlocked.Increment(ref _revision);
        hub.Signal();
        await audit.RecordAsync(actor, action, computer.Id.Value);
    }
}
