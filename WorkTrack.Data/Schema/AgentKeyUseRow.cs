using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Schema;

/// <summary>When and whence a key was used last; written now and then, for many keys at once.</summary>
internal sealed class AgentKeyUseRow
{
    public required string KeyId { get; set; }

    public DateTimeOffset LastUsedAt { get; set; }

    public string? Address { get; set; }

    /// <summary>The address it was used from in turn with the other one; null when it never was.</summary>
    public string? OtherAddress { get; set; }

    internal static void Configure(EntityTypeBuilder<AgentKeyUseRow> table)
    {
        table.HasKey(row => row.KeyId);
        table.Property(row => row.KeyId).HasMaxLength(SecretText.IdLength);
        table.Property(row => row.Address).HasMaxLength(AgentKeyRow.MaxAddressLength);
        table.Property(row => row.OtherAddress).HasMaxLength(AgentKeyRow.MaxAddressLength);
    }
}
