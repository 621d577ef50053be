using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>A key that cookies and forms are protected with, as the framework writes it.</summary>
internal sealed class KeyRingRow
{
    public const int MaxNameLength = 100;

    /// <summary>The key's name, such as <c>key-7c2...</c>.</summary>
    public required string Name { get; set; }

    public required string Xml { get; set; }

    internal static void Configure(EntityTypeBuilder<KeyRingRow> table)
    {
        table.HasKey(row => row.Name);
        table.Property(row => row.Name).HasMaxLength(MaxNameLength);
        table.Property(row => row.Xml).HasMaxLength(4000);
    }
}
