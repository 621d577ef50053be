using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Schema;

/// <summary>One run of our own agent, and the correction of its clock, fixed by its first report.</summary>
internal sealed class AgentSessionRow
{
    public int Computer { get; set; }

    public required string SessionId { get; set; }

    /// <summary>What to add to the device's time to get ours, in milliseconds.</summary>
    public long OffsetMs { get; set; }

    /// <summary>When its first report came.</summary>
    public DateTimeOffset FirstAt { get; set; }

    internal static void Configure(EntityTypeBuilder<AgentSessionRow> table)
    {
        table.HasKey(row => new { row.Computer, row.SessionId });
        table.Property(row => row.SessionId).HasMaxLength(AgentSession.IdLength);
        table.HasIndex(row => row.FirstAt);
    }
}
