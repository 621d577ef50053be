using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkTrack.Data.Schema;

namespace WorkTrack.Data.MySql;

/// <summary>The tables in MySQL and MariaDB; carries their migrations.</summary>
internal sealed class MySqlContext(DbContextOptions<MySqlContext> options) : WorkTrackContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Said outright: a server left at its defaults makes latin1 tables, which cannot hold a title with an emoji.
        modelBuilder.HasCharSet("utf8mb4").UseCollation("utf8mb4_unicode_ci");

        // Ids that differ only in case are different computers, as in SQLite.
        modelBuilder.Entity<ComputerRow>().Property(row => row.PublicId).UseCollation("utf8mb4_bin");
        modelBuilder.Entity<AgentKeyRow>().Property(row => row.Computer).UseCollation("utf8mb4_bin");
    }

    /// <summary>Lets dotnet-ef make migrations without a server; the version is the oldest that is supported.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<MySqlContext>
    {
        public MySqlContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<MySqlContext>()
                .UseMySql("Server=design-time", new MariaDbServerVersion(new Version(10, 6))).Options);
    }
}
