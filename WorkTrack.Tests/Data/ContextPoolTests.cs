using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Sqlite;

namespace WorkTrack.Tests.Data;

/// <summary>Contexts are used again. Nobody may find in one what somebody else had set or left there.</summary>
public sealed class ContextPoolTests
{
    [Fact]
    public void Context_UsedAgain_IsAsNew()
    {
        var database = new SqliteDatabase(Path.Combine(Path.GetTempPath(), "never-opened.db"));
        WorkTrackContext used;
        using (used = database.CreateContext())
        {
            used.Database.SetCommandTimeout(0);
            used.Database.AutoSavepointsEnabled = true;
            used.ChangeTracker.AutoDetectChangesEnabled = false;
            used.ProgramNames.Attach(new ProgramNameRow { ProgramKey = 1, Name = "left.exe" });
        }

        using var again = database.CreateContext();

        Assert.Same(used, again);
        Assert.Null(again.Database.GetCommandTimeout());
        Assert.False(again.Database.AutoSavepointsEnabled);
        Assert.True(again.ChangeTracker.AutoDetectChangesEnabled);
        Assert.Empty(again.ChangeTracker.Entries());
    }
}
