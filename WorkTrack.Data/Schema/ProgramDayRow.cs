using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>How many of a closed day's active minutes a program and title had; together they are all of them.</summary>
internal sealed class ProgramDayRow
{
    public int Computer { get; set; }

    /// <summary>The organisation's day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }

    public long Program { get; set; }

    public long Title { get; set; }

    public short Minutes { get; set; }

    internal static void Configure(EntityTypeBuilder<ProgramDayRow> table)
    {
        // By day first, as the hours are.
        table.HasKey(row => new { row.Day, row.Computer, row.Program, row.Title });
    }
}
