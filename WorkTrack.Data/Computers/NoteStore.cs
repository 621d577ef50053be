using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Computers;

/// <summary>What somebody wrote about a computer.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Account">The account that wrote it; 0 for none.</param>
/// <param name="Author">What its author was called then.</param>
/// <param name="At">When.</param>
/// <param name="Text">What. Written by people, and text from strangers all the same.</param>
public sealed record ComputerNote(int Id, int Account, string Author, DateTimeOffset At, string Text)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxLength = 2000;

    /// <summary>How many notes a computer may have.</summary>
    public const int Most = 200;
}

/// <summary>The notes on computers. They belong to the computer, and go along when it moves to another team.</summary>
public sealed class NoteStore
{
    private readonly IDatabase _database;

    internal NoteStore(IDatabase database) => _database = database;

    /// <summary>The notes on a computer, newest first.</summary>
    public async Task<IReadOnlyList<ComputerNote>> ReadAsync(int computer, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.ComputerNotes.AsNoTracking().Where(row => row.Computer == computer).OrderByDescending(row => row.At).ThenByDescending(row => row.NoteId)
            .Select(row => new ComputerNote(row.NoteId, row.Account, row.Author, row.At, row.Text)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a note.</summary>
    /// <returns>False when the computer has as many as it may.</returns>
    public async Task<bool> AddAsync(int computer, int account, string author, DateTimeOffset at, string text, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if (await context.ComputerNotes.CountAsync(row => row.Computer == computer, cancellationToken) >= ComputerNote.Most)
        {
            return false;
        }

        context.ComputerNotes.Add(new ComputerNoteRow { Computer = computer, Account = account, Author = author, At = at, Text = text });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Deletes a note on a computer.</summary>
    /// <param name="computer">The computer's key.</param>
    /// <param name="note">The note's number.</param>
    /// <param name="author">The account that it must be of; null for any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(int computer, int note, int? author, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.ComputerNotes.Where(row => row.NoteId == note && row.Computer == computer && (author == null || row.Account == author))
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
