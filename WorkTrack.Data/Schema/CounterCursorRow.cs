using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>How far a computer's counter is settled. Only ever moves forward.</summary>
internal sealed class CounterCursorRow
{
    public int Computer { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public DateTimeOffset AnchorAt { get; set; }

    /// <summary>The agent's counter, in minutes; any number an agent may have sent.</summary>
    public long Counter { get; set; }

    internal static void Configure(EntityTypeBuilder<CounterCursorRow> table)
    {
        table.HasKey(row => row.Computer);
        table.Property(row => row.Computer).ValueGeneratedNever();
    }
}
