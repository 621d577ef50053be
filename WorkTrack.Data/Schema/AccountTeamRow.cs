using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>A team that an account sees.</summary>
internal sealed class AccountTeamRow
{
    public int Account { get; set; }

    public int Team { get; set; }

    internal static void Configure(EntityTypeBuilder<AccountTeamRow> table)
    {
        table.HasKey(row => new { row.Account, row.Team });
        table.HasIndex(row => row.Team);
    }
}
