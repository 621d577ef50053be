using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Data.Schema;

/// <summary>The tables, as both databases have them. One short-lived context per operation.</summary>
internal abstract partial class WorkTrackContext : DbContext
{
    /// <param name="options">Where the tables are.</param>
    protected WorkTrackContext(DbContextOptions options)
        : base(options) =>
        // Not every MySQL-compatible cluster has them, and nothing here is ever half undone.
        Database.AutoSavepointsEnabled = false;

    public DbSet<ComputerRow> Computers => Set<ComputerRow>();

    public DbSet<ComputerStateRow> ComputerStates => Set<ComputerStateRow>();

    public DbSet<CounterCursorRow> CounterCursors => Set<CounterCursorRow>();

    public DbSet<UsageHourRow> UsageHours => Set<UsageHourRow>();

    public DbSet<AgentSessionRow> AgentSessions => Set<AgentSessionRow>();

    public DbSet<ProgramNameRow> ProgramNames => Set<ProgramNameRow>();

    public DbSet<WindowTitleRow> WindowTitles => Set<WindowTitleRow>();

    public DbSet<ProgramHourRow> ProgramHours => Set<ProgramHourRow>();

    public DbSet<UsageDayRow> UsageDays => Set<UsageDayRow>();

    public DbSet<ProgramDayRow> ProgramDays => Set<ProgramDayRow>();

    public DbSet<StaleDayRow> StaleDays => Set<StaleDayRow>();

    public DbSet<ComputerUserRow> ComputerUsers => Set<ComputerUserRow>();

    public DbSet<ServerUptimeRow> ServerUptime => Set<ServerUptimeRow>();

    public DbSet<DayZoneRow> DayZones => Set<DayZoneRow>();

    public DbSet<DayBooksRow> DayBooks => Set<DayBooksRow>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountTeamRow> AccountTeams => Set<AccountTeamRow>();

    public DbSet<AccountSessionRow> AccountSessions => Set<AccountSessionRow>();

    public DbSet<TeamRow> Teams => Set<TeamRow>();

    public DbSet<AuditLogRow> AuditLog => Set<AuditLogRow>();

    public DbSet<AuditChainRow> AuditChain => Set<AuditChainRow>();

    public DbSet<KeyRingRow> KeyRing => Set<KeyRingRow>();

    public DbSet<AgentKeyRow> AgentKeys => Set<AgentKeyRow>();

    public DbSet<AgentKeyUseRow> AgentKeyUses => Set<AgentKeyUseRow>();

    public DbSet<EnrolmentTokenRow> EnrolmentTokens => Set<EnrolmentTokenRow>();

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<KeyRevisionRow> KeyRevisions => Set<KeyRevisionRow>();

    public DbSet<ProgramRuleRow> ProgramRules => Set<ProgramRuleRow>();

    public DbSet<SavedReportRow> SavedReports => Set<SavedReportRow>();

    public DbSet<ComputerNoteRow> ComputerNotes => Set<ComputerNoteRow>();

    /// <summary>Instants are kept as milliseconds since the Unix epoch: the one form both databases order and compare alike.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ComputerRow>(ComputerRow.Configure);
        modelBuilder.Entity<ComputerStateRow>(ComputerStateRow.Configure);
        modelBuilder.Entity<CounterCursorRow>(CounterCursorRow.Configure);
        modelBuilder.Entity<UsageHourRow>(UsageHourRow.Configure);
        modelBuilder.Entity<AgentSessionRow>(AgentSessionRow.Configure);
        modelBuilder.Entity<ProgramNameRow>(ProgramNameRow.Configure);
        modelBuilder.Entity<WindowTitleRow>(WindowTitleRow.Configure);
        modelBuilder.Entity<ProgramHourRow>(ProgramHourRow.Configure);
        modelBuilder.Entity<UsageDayRow>(UsageDayRow.Configure);
        modelBuilder.Entity<ProgramDayRow>(ProgramDayRow.Configure);
        modelBuilder.Entity<StaleDayRow>(StaleDayRow.Configure);
        modelBuilder.Entity<ComputerUserRow>(ComputerUserRow.Configure);
        modelBuilder.Entity<ServerUptimeRow>(ServerUptimeRow.Configure);
        modelBuilder.Entity<DayZoneRow>(DayZoneRow.Configure);
        modelBuilder.Entity<DayBooksRow>(DayBooksRow.Configure);
        modelBuilder.Entity<Account>(AccountTable.Configure);
        modelBuilder.Entity<AccountTeamRow>(AccountTeamRow.Configure);
        modelBuilder.Entity<AccountSessionRow>(AccountSessionRow.Configure);
        modelBuilder.Entity<TeamRow>(TeamRow.Configure);
        modelBuilder.Entity<AuditLogRow>(AuditLogRow.Configure);
        modelBuilder.Entity<AuditChainRow>(AuditChainRow.Configure);
        modelBuilder.Entity<KeyRingRow>(KeyRingRow.Configure);
        modelBuilder.Entity<AgentKeyRow>(AgentKeyRow.Configure);
        modelBuilder.Entity<AgentKeyUseRow>(AgentKeyUseRow.Configure);
        modelBuilder.Entity<EnrolmentTokenRow>(EnrolmentTokenRow.Configure);
        modelBuilder.Entity<ApiTokenRow>(ApiTokenRow.Configure);
        modelBuilder.Entity<KeyRevisionRow>(KeyRevisionRow.Configure);
        modelBuilder.Entity<ProgramRuleRow>(ProgramRuleRow.Configure);
        modelBuilder.Entity<SavedReportRow>(SavedReportRow.Configure);
        modelBuilder.Entity<ComputerNoteRow>(ComputerNoteRow.Configure);

        foreach (var table in modelBuilder.Model.GetEntityTypes())
        {
            table.SetTableName(SnakeCase(table.GetTableName()!));
            foreach (var column in table.GetProperties())
            {
                column.SetColumnName(SnakeCase(column.Name));
            }
        }
    }

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}
