using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Schema;

/// <summary>The newest a computer said. Rewritten whole, unless the stored one is newer.</summary>
internal sealed class ComputerStateRow
{
    public int Computer { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public string? Name { get; set; }

    public string? UserName { get; set; }

    public string? OsInfo { get; set; }

    public string? IpAddress { get; set; }

    public string? MacAddress { get; set; }

    public string? AgentVersion { get; set; }

    public string? AgentTime { get; set; }

    public string? WindowTitle { get; set; }

    public string? WindowProgram { get; set; }

    public string? WindowPath { get; set; }

    /// <summary>The programs that are kept, as JSON; null when the computer never said.</summary>
    public string? Programs { get; set; }

    public int ProgramTotal { get; set; }

    /// <summary>When the computer said what stands in the columns of its profile, on our clock.</summary>
    public DateTimeOffset ProfileAt { get; set; }

    public DateTimeOffset ProgramsAt { get; set; }

    public DateTimeOffset WindowAt { get; set; }

    /// <summary>What its person does, as a number of <see cref="UserActivity"/>; null when its agent never said.</summary>
    public byte? Activity { get; set; }

    public DateTimeOffset? ActivitySince { get; set; }

    public DateTimeOffset? ActivityAt { get; set; }

    /// <summary>The last gaps between its reports, as <see cref="ReportRhythm"/> writes them.</summary>
    public string? Gaps { get; set; }

    internal static void Configure(EntityTypeBuilder<ComputerStateRow> table)
    {
        table.HasKey(row => row.Computer);
        table.Property(row => row.Computer).ValueGeneratedNever();
        table.Property(row => row.Name).HasMaxLength(ComputerProfile.MaxNameLength);
        table.Property(row => row.UserName).HasMaxLength(ComputerProfile.MaxNameLength);
        table.Property(row => row.OsInfo).HasMaxLength(ComputerProfile.MaxNameLength);
        table.Property(row => row.IpAddress).HasMaxLength(ComputerProfile.MaxDetailLength);
        table.Property(row => row.MacAddress).HasMaxLength(ComputerProfile.MaxDetailLength);
        table.Property(row => row.AgentVersion).HasMaxLength(ComputerProfile.MaxDetailLength);
        table.Property(row => row.AgentTime).HasMaxLength(RunningProgram.MaxTimeLength);
        table.Property(row => row.WindowTitle).HasMaxLength(ActiveWindow.MaxTitleLength);
        table.Property(row => row.WindowProgram).HasMaxLength(RunningProgram.MaxNameLength);
        table.Property(row => row.WindowPath).HasMaxLength(RunningProgram.MaxPathLength);
        table.Property(row => row.Gaps).HasMaxLength(CounterCursorRow.MaxGapsLength);
    }
}
