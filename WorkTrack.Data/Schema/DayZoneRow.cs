using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>The zone in which days are counted from a day on. Frozen days keep the one they were counted in.</summary>
internal sealed class DayZoneRow
{
    /// <summary>The organisation's day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int FirstDay { get; set; }

    public required string Zone { get; set; }

    internal static void Configure(EntityTypeBuilder<DayZoneRow> table)
    {
        table.HasKey(row => row.FirstDay);
        table.Property(row => row.FirstDay).ValueGeneratedNever();
        table.Property(row => row.Zone).HasMaxLength(64);
    }
}
