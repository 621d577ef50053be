using System.Net;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>A disk without space: reports are refused and nothing is damaged; with space again all goes on by itself.</summary>
public sealed class DiskFullTests
{
    private const int Megabytes = 8;

    [Fact]
    public async Task Sqlite_DiskFull_Is503AndGoesOnWhenThereIsSpace()
    {
        using var home = AppHome.OnSqlite();
        using var disk = SmallDisk.Mount(home.DataDirectory, Megabytes);
        int taken;
        await using (var app = WorkTrackApp.Start(home, WorkTrackApp.Noon()))
        {
            using var reader = await app.LoginAsync(Role.Admin);
            await app.PostCounterAsync(5, "BEFORE");
            taken = await RefusesUntilThereIsSpaceAsync(app, reader, disk);
            await app.PostCounterAsync(7, "AFTER");
            Assert.Equal(5 + taken + 7, await app.UsageTodayAsync());
            Assert.Equal("ok", await IntegrityAsync(home));
        }

        await using var again = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        Assert.Equal(5 + taken + 7, await again.UsageTodayAsync());
    }

    [Fact]
    public async Task Journal_DiskFull_Is503AndGoesOnWhenThereIsSpace()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        using var disk = SmallDisk.Mount(home.DataDirectory, Megabytes);
        var time = TimeProvider.System;
        int total;
        await using (var app = WorkTrackApp.Start(home, time))
        {
            using var reader = await app.LoginAsync(Role.Admin);
            await app.PostCounterAsync(0, "BEFORE");
            await database.TakeAwayAsync(Absence.Killed);
            await app.PostCounterAsync(0, "MEANWHILE");
            var taken = await RefusesUntilThereIsSpaceAsync(app, reader, disk);
            await app.PostCounterAsync(0, "AFTER");
            total = await app.UsageTodayAsync();
            Assert.Equal(taken, total);
        }

        await database.BringBackAsync(Absence.Killed);
        await using var again = WorkTrackApp.Start(home, time);
        Assert.Equal(total, await again.UsageTodayAsync());
    }

    /// <summary>Fills the disk, reports until ten reports in a row are refused, and makes room.</summary>
    /// <returns>How many reports were taken, of a minute each.</returns>
    private static async Task<int> RefusesUntilThereIsSpaceAsync(WorkTrackApp app, Visitor reader, SmallDisk disk)
    {
        disk.Fill();
        var (taken, refused) = (0, 0);
        for (var i = 0; refused < 10; i++)
        {
            // What was allocated before the disk was full may still take some.
            using var answer = await app.PostAsync("/api/agent-data", $$"""{"type":"agent_data","computer_id":"C{{i}}","usage_minutes":1}""");
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}");
            (taken, refused) = answer.IsSuccessStatusCode ? (taken + 1, 0) : (taken, refused + 1);
            Assert.True(answer.IsSuccessStatusCode || answer.Headers.RetryAfter is not null);
            Assert.InRange(i, 0, 5000);
        }

        using (var page = await reader.GetAsync("/"))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        disk.MakeRoom();
        return taken;
    }

    private static async Task<string> IntegrityAsync(AppHome home)
    {
        await using var database = await home.OpenAsync();
        await using var check = database.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return (string)(await check.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
