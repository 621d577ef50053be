using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Schema;

/// <summary>What a computer's closed day adds up to. Days without a minute have no row.</summary>
internal sealed class UsageDayRow
{
    public int Computer { get; set; }

    /// <summary>The organisation's day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }

    public short PresentMinutes { get; set; }

    public short ActiveMinutes { get; set; }

    /// <summary>Minutes since the Unix epoch.</summary>
    public int FirstMinute { get; set; }

    public int LastMinute { get; set; }

    public Remarks Remarks { get; set; }

    internal static void Configure(EntityTypeBuilder<UsageDayRow> table)
    {
        // By day first, as the hours are.
        table.HasKey(row => new { row.Day, row.Computer });

        // Covers the sum over all computers, which the dashboard asks for.
        table.HasIndex(row => new { row.Day, row.ActiveMinutes, row.PresentMinutes });
    }
}
