using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkTrack.Data.Schema;

/// <summary>A stretch of time in which a server could take reports. Its end moves on while it lasts.</summary>
internal sealed class ServerUptimeRow
{
    public const int MaxServerLength = 64;

    public required string Server { get; set; }

    public DateTimeOffset FromAt { get; set; }

    public DateTimeOffset UntilAt { get; set; }

    internal static void Configure(EntityTypeBuilder<ServerUptimeRow> table)
    {
        table.HasKey(row => new { row.Server, row.FromAt });
        table.Property(row => row.Server).HasMaxLength(MaxServerLength);
        table.HasIndex(row => row.UntilAt);
    }
}
