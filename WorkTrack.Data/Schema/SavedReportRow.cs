using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Reports;

namespace WorkTrack.Data.Schema;

/// <summary>A report that somebody keeps for themselves.</summary>
internal sealed class SavedReportRow
{
    public int SavedReportId { get; set; }

    public int Account { get; set; }

    public required string Name { get; set; }

    public required string Query { get; set; }

    internal static void Configure(EntityTypeBuilder<SavedReportRow> table)
    {
        table.HasKey(row => row.SavedReportId);
        table.Property(row => row.Name).HasMaxLength(SavedReport.MaxNameLength);
        table.Property(row => row.Query).HasMaxLength(SavedReport.MaxQueryLength);
        table.HasIndex(row => new { row.Account, row.Name }).IsUnique();
    }
}
