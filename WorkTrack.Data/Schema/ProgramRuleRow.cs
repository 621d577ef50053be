using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Programs;

namespace WorkTrack.Data.Schema;

/// <summary>What the company says of some programs and titles.</summary>
internal sealed class ProgramRuleRow
{
    public int ProgramRuleId { get; set; }

    /// <summary>Its place: the lowest that matches decides.</summary>
    public int Position { get; set; }

    /// <summary>A pattern; empty for any.</summary>
    public required string Program { get; set; }

    /// <summary>A pattern; empty for any.</summary>
    public required string Title { get; set; }

    public ProgramCategory Category { get; set; }

    internal static void Configure(EntityTypeBuilder<ProgramRuleRow> table)
    {
        table.HasKey(row => row.ProgramRuleId);
        table.Property(row => row.Program).HasMaxLength(NamePattern.MaxLength);
        table.Property(row => row.Title).HasMaxLength(NamePattern.MaxLength);
    }
}
