using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkTrack.Data.Schema;

namespace WorkTrack.Data.Sqlite;

/// <summary>The tables in SQLite; carries its migrations.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : WorkTrackContext(options)
{
    /// <summary>Lets dotnet-ef make migrations without starting the server.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqliteContext>
    {
        public SqliteContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=design-time.db").Options);
    }
}
