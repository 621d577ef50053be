using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>Sixty minutes of one computer as two masks; only ever merged by OR.</summary>
internal sealed class UsageHourRow
{
    public int Computer { get; set; }

    /// <summary>Hours since the Unix epoch, UTC.</summary>
    public int Hour { get; set; }

    public ulong Present { get; set; }

    public ulong Active { get; set; }

    internal static void Configure(EntityTypeBuilder<UsageHourRow> table)
    {
        table.HasKey(row => new { row.Computer, row.Hour });
        table.HasIndex(row => row.Hour);
    }
}
