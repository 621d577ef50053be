using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Schema;

/// <summary>A token with which the computers of a team get keys of their own.</summary>
internal sealed class EnrolmentTokenRow
{
    public required string TokenId { get; set; }

    public required byte[] Hash { get; set; }

    public int Team { get; set; }

    public required string Label { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int MaxUses { get; set; }

    public int Uses { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    internal static void Configure(EntityTypeBuilder<EnrolmentTokenRow> table)
    {
        table.HasKey(row => row.TokenId);
        table.Property(row => row.TokenId).HasMaxLength(SecretText.IdLength);
        table.Property(row => row.Hash).HasMaxLength(SecretText.HashLength);
        table.Property(row => row.Label).HasMaxLength(AgentKey.MaxLabelLength);
    }
}
