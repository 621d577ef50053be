using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>A program's name, kept once.</summary>
internal sealed class ProgramNameRow
{
    /// <summary>63 bits of the text's SHA-256.</summary>
    public long ProgramKey { get; set; }

    public required string Name { get; set; }

    /// <summary>The UTC hour of the newest claim that uses it, give or take a day: how long it is still needed.</summary>
    public int LastHour { get; set; }

    internal static void Configure(EntityTypeBuilder<ProgramNameRow> table)
    {
        table.HasKey(row => row.ProgramKey);
        table.Property(row => row.ProgramKey).ValueGeneratedNever();
        table.Property(row => row.Name).HasMaxLength(RunningProgram.MaxNameLength);
        table.HasIndex(row => row.LastHour);
    }
}
