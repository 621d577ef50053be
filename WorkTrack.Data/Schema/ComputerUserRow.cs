using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>Who used a computer from a minute on.</summary>
internal sealed class ComputerUserRow
{
    public int Computer { get; set; }

    /// <summary>Minutes since the Unix epoch.</summary>
    public int FromMinute { get; set; }

    public required string UserName { get; set; }

    internal static void Configure(EntityTypeBuilder<ComputerUserRow> table)
    {
        table.HasKey(row => new { row.Computer, row.FromMinute });
        table.Property(row => row.UserName).HasMaxLength(ComputerProfile.MaxNameLength);
    }
}
