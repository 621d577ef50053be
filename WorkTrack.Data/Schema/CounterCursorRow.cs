using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Activity;

namespace WorkTrack.Data.Schema;

/// <summary>How far a computer's counter is settled. Only ever moves forward.</summary>
internal sealed class CounterCursorRow
{
    /// <summary>Eight gaps of up to 900 seconds, with commas.</summary>
    public const int MaxGapsLength = 40;

    public int Computer { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public DateTimeOffset AnchorAt { get; set; }

    /// <summary>The agent's counter, in minutes; any number an agent may have sent.</summary>
    public long Counter { get; set; }

    /// <summary>How many minutes more than its counter gained the session has been granted, -1 to 1.</summary>
    public sbyte Ahead { get; set; }

    /// <summary>The last gaps between its counter reports, as <see cref="ReportRhythm"/> writes them.</summary>
    public string? Gaps { get; set; }

    internal static void Configure(EntityTypeBuilder<CounterCursorRow> table)
    {
        table.HasKey(row => row.Computer);
        table.Property(row => row.Computer).ValueGeneratedNever();
        table.Property(row => row.Gaps).HasMaxLength(MaxGapsLength);
    }
}
