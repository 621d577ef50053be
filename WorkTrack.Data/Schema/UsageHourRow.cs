using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Schema;

/// <summary>Sixty minutes of one computer as two masks; only ever merged by OR.</summary>
internal sealed class UsageHourRow
{
    public int Computer { get; set; }

    /// <summary>Hours since the Unix epoch, UTC.</summary>
    public int Hour { get; set; }

    public ulong Present { get; set; }

    public ulong Active { get; set; }

    /// <summary>What is known of their quality, as flags; merged by OR too.</summary>
    public Remarks Remarks { get; set; }

    internal static void Configure(EntityTypeBuilder<UsageHourRow> table)
    {
        // By hour first: what is written now lies together, in few pages, and what is forgotten goes in whole ones.
        table.HasKey(row => new { row.Hour, row.Computer });
    }
}
