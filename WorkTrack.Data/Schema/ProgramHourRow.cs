using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>The minutes of an hour in which a program and title are said to have been in front; only ever merged by OR.</summary>
internal sealed class ProgramHourRow
{
    public int Computer { get; set; }

    /// <summary>Hours since the Unix epoch, UTC.</summary>
    public int Hour { get; set; }

    public long Program { get; set; }

    public long Title { get; set; }

    public ulong Mask { get; set; }

    internal static void Configure(EntityTypeBuilder<ProgramHourRow> table)
    {
        // By hour first, as the minutes themselves.
        table.HasKey(row => new { row.Hour, row.Computer, row.Program, row.Title });
    }
}
