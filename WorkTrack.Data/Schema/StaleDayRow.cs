using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>A computer's day that was written to after it had ended: its figures are counted again before anybody reads them.</summary>
internal sealed class StaleDayRow
{
    public int Computer { get; set; }

    /// <summary>The organisation's day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }

    internal static void Configure(EntityTypeBuilder<StaleDayRow> table)
    {
        table.HasKey(row => new { row.Day, row.Computer });
    }
}
