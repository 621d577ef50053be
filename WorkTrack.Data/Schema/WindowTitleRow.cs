using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>A window's title, kept once, for as long as titles are.</summary>
internal sealed class WindowTitleRow
{
    /// <summary>63 bits of the text's SHA-256.</summary>
    public long TitleKey { get; set; }

    public required string Title { get; set; }

    /// <summary>The UTC hour of the newest claim that uses it, give or take a day: how long it is still needed.</summary>
    public int LastHour { get; set; }

    internal static void Configure(EntityTypeBuilder<WindowTitleRow> table)
    {
        table.HasKey(row => row.TitleKey);
        table.Property(row => row.TitleKey).ValueGeneratedNever();
        table.Property(row => row.Title).HasMaxLength(ActiveWindow.MaxTitleLength);
        table.HasIndex(row => row.LastHour);
    }
}
