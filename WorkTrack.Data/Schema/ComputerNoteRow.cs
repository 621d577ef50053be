using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>What somebody wrote about a computer.</summary>
internal sealed class ComputerNoteRow
{
    public int NoteId { get; set; }

    public int Computer { get; set; }

    /// <summary>The account that wrote it; 0 for none.</summary>
    public int Account { get; set; }

    /// <summary>What its author was called then.</summary>
    public required string Author { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Text { get; set; }

    internal static void Configure(EntityTypeBuilder<ComputerNoteRow> table)
    {
        table.HasKey(row => row.NoteId);
        table.Property(row => row.Author).HasMaxLength(Accounts.Account.MaxNameLength);
        table.Property(row => row.Text).HasMaxLength(ComputerNote.MaxLength);
        table.HasIndex(row => row.Computer);
    }
}
