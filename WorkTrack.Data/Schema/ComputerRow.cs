using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>A computer's two names: the one on the wire, and the small number the ledger's tables carry.</summary>
internal sealed class ComputerRow
{
    public int ComputerKey { get; set; }

    public required string PublicId { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>The team it belongs to; 0 for none.</summary>
    public int Team { get; set; }

    /// <summary>What people call it; null when they call it as its agent does.</summary>
    public string? GivenName { get; set; }

    /// <summary>When somebody archived it; says nothing any more once its agent has reported again.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    internal static void Configure(EntityTypeBuilder<ComputerRow> table)
    {
        table.HasKey(row => row.ComputerKey);
        table.Property(row => row.PublicId).HasMaxLength(ComputerId.MaxLength);
        table.Property(row => row.Team).HasDefaultValue(0);
        table.Property(row => row.GivenName).HasMaxLength(Computer.MaxGivenNameLength);
        table.HasIndex(row => row.PublicId).IsUnique();
        table.HasIndex(row => row.Team);
    }
}
