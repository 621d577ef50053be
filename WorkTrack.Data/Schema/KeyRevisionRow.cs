using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>
/// Counts the changes of keys; there is one row. A change counts up first, so that changes wait for each other, and then
/// writes the number into the rows it touches: whoever has read up to a number misses nothing by asking for higher ones.
/// </summary>
internal sealed class KeyRevisionRow
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    public long Revision { get; set; }

    internal static void Configure(EntityTypeBuilder<KeyRevisionRow> table)
    {
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasData(new KeyRevisionRow { Id = OnlyId, Revision = 0 });
    }
}
