using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Audit;

namespace WorkTrack.Data.Schema;

/// <summary>Something that was done. Rows are only ever added, and the oldest ones forgotten.</summary>
internal sealed class AuditLogRow
{
    /// <summary>1, 2, 3 and so on, without a hole.</summary>
    public long Number { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Actor { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public required string Details { get; set; }

    public required string Address { get; set; }

    /// <summary>SHA-256, in hexadecimal, of the row before and of this one.</summary>
    public required string Hash { get; set; }

    internal static void Configure(EntityTypeBuilder<AuditLogRow> table)
    {
        table.HasKey(row => row.Number);
        table.Property(row => row.Number).ValueGeneratedNever();
        table.Property(row => row.Actor).HasMaxLength(AuditEntry.MaxActorLength);
        table.Property(row => row.Action).HasMaxLength(AuditEntry.MaxActionLength);
        table.Property(row => row.Subject).HasMaxLength(AuditEntry.MaxSubjectLength);
        table.Property(row => row.Details).HasMaxLength(AuditEntry.MaxDetailsLength);
        table.Property(row => row.Address).HasMaxLength(AuditEntry.MaxAddressLength);
        table.Property(row => row.Hash).HasMaxLength(AuditChain.HashLength);
        table.HasIndex(row => row.At);
    }
}
