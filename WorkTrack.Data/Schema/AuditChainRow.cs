using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Audit;

namespace WorkTrack.Data.Schema;

/// <summary>Where the audit log's chain begins and ends. There is one row.</summary>
internal sealed class AuditChainRow
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    /// <summary>The last row that was forgotten; 0 when none was.</summary>
    public long ForgottenNumber { get; set; }

    public required string ForgottenHash { get; set; }

    /// <summary>The newest row.</summary>
    public long LastNumber { get; set; }

    public required string LastHash { get; set; }

    internal static void Configure(EntityTypeBuilder<AuditChainRow> table)
    {
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.ForgottenHash).HasMaxLength(AuditChain.HashLength);
        table.Property(row => row.LastHash).HasMaxLength(AuditChain.HashLength);
    }
}
