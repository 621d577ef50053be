using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Schema;

/// <summary>A key by which agents report. What it is used for is in <see cref="AgentKeyUseRow"/>: this row changes with decisions only.</summary>
internal sealed class AgentKeyRow
{
    public const int MaxAddressLength = 64;

    public required string KeyId { get; set; }

    public required byte[] Hash { get; set; }

    public int Team { get; set; }

    /// <summary>The public id of the one computer that may use it, which need not be known yet; null for a team's key.</summary>
    public string? Computer { get; set; }

    public required string Label { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The enrolment token it was got with.</summary>
    public string? EnrolledBy { get; set; }

    public string? OriginName { get; set; }

    public string? OriginMac { get; set; }

    public string? OriginAddress { get; set; }

    public bool IsPending { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The number of the change that last touched it, see <see cref="KeyRevisionRow"/>.</summary>
    public long Revision { get; set; }

    internal static void Configure(EntityTypeBuilder<AgentKeyRow> table)
    {
        table.HasKey(row => row.KeyId);
        table.Property(row => row.KeyId).HasMaxLength(SecretText.IdLength);
        table.Property(row => row.Hash).HasMaxLength(SecretText.HashLength);
        table.Property(row => row.Computer).HasMaxLength(ComputerId.MaxLength);
        table.Property(row => row.Label).HasMaxLength(AgentKey.MaxLabelLength);
        table.Property(row => row.EnrolledBy).HasMaxLength(SecretText.IdLength);
        table.Property(row => row.OriginName).HasMaxLength(ComputerProfile.MaxNameLength);
        table.Property(row => row.OriginMac).HasMaxLength(ComputerProfile.MaxDetailLength);
        table.Property(row => row.OriginAddress).HasMaxLength(MaxAddressLength);
        table.HasIndex(row => row.Computer);
        table.HasIndex(row => row.Revision);
    }
}
