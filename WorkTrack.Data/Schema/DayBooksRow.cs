using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>How far the days are settled. There is one row.</summary>
internal sealed class DayBooksRow
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    /// <summary>The last closed day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int ClosedThrough { get; set; }

    /// <summary>The last day whose minutes are no longer kept; 0 when there is none.</summary>
    public int FrozenThrough { get; set; }

    /// <summary>The first minute after it, since the Unix epoch.</summary>
    public int FrozenUntil { get; set; }

    /// <summary>The last day whose programs are no longer known by the minute; 0 when there is none.</summary>
    public int ProgramsThrough { get; set; }

    /// <summary>The last day whose titles are no longer kept; 0 when there is none.</summary>
    public int TitlesThrough { get; set; }

    internal static void Configure(EntityTypeBuilder<DayBooksRow> table)
    {
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
