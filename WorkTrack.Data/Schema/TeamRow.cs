using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Data.Schema;

/// <summary>A team that computers belong to.</summary>
internal sealed class TeamRow
{
    public int TeamId { get; set; }

    public required string Name { get; set; }

    internal static void Configure(EntityTypeBuilder<TeamRow> table)
    {
        table.HasKey(row => row.TeamId);
        table.Property(row => row.Name).HasMaxLength(Team.MaxNameLength);
        table.HasIndex(row => row.Name).IsUnique();
    }
}
