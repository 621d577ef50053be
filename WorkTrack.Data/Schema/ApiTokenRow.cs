using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Schema;

/// <summary>A token with which an account's scripts read.</summary>
internal sealed class ApiTokenRow
{
    public required string TokenId { get; set; }

    public required byte[] Hash { get; set; }

    public int Account { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last used, give or take a few minutes; not counted as a change.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The number of the change that last touched it, see <see cref="KeyRevisionRow"/>.</summary>
    public long Revision { get; set; }

    internal static void Configure(EntityTypeBuilder<ApiTokenRow> table)
    {
        table.HasKey(row => row.TokenId);
        table.Property(row => row.TokenId).HasMaxLength(SecretText.IdLength);
        table.Property(row => row.Hash).HasMaxLength(SecretText.HashLength);
        table.Property(row => row.Name).HasMaxLength(ApiToken.MaxNameLength);
        table.HasIndex(row => row.Account);
        table.HasIndex(row => row.Revision);
    }
}
