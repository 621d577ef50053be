using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>What reports are answered without is written later: what is in front within ten seconds, when a computer was heard within a minute, and all of it at a stop.</summary>
public sealed class LaterWriteTests(MariaDbServer mariaDb)
{
    private const string Title = "SELECT window_title FROM computer_states";
    private const string Seen = "SELECT last_seen_at FROM computer_states";

    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task State_ThatProvesNothing_IsWrittenWithinTenSecondsOrAMinuteOrAtTheStop(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var app = WorkTrackApp.Start(home, _time);
        await using (app)
        {
            await ReportAsync(app, "Budget 2027", minutes: 5);
            await AfterAsync(TimeSpan.FromSeconds(10), home, Title, before: "");
            Assert.Equal("Budget 2027", await home.ReadAsync(Title));

            // The same minutes again: nothing to answer for.
            await ReportAsync(app, "Holiday photos", minutes: 5);
            Assert.Equal("Budget 2027", await home.ReadAsync(Title));
            await AfterAsync(TimeSpan.FromSeconds(10), home, Title, "Budget 2027");
            Assert.Equal("Holiday photos", await home.ReadAsync(Title));

            // Only that it was heard: not worth a row of its own before a minute is over.
            var seen = await home.ReadAsync(Seen);
            await ReportAsync(app, "Holiday photos");
            Assert.Equal(seen, await home.ReadAsync(Seen));
            await AfterAsync(TimeSpan.FromMinutes(1), home, Seen, seen);

            await ReportAsync(app, "The last one");
            Assert.Equal("Holiday photos", await home.ReadAsync(Title));
        }

        Assert.Equal("The last one", await home.ReadAsync(Title));
    }

    private static async Task ReportAsync(WorkTrackApp app, string title, int? minutes = null)
    {
        using var answer = await app.PostAsync("/api/agent-data", JsonSerializer.Serialize(new
        {
            type = "agent_data",
            computer_id = "A",
            usage_minutes = minutes,
            active_window = new { window_title = title, program_name = "excel.exe" },
        }));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets time go by in seconds, and waits until a value is another.</summary>
    private async Task AfterAsync(TimeSpan time, AppHome home, string sql, string before)
    {
        for (var second = 0; second < time.TotalSeconds; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await Eventually.IsAsync(async () => await home.ReadAsync(sql) != before);
    }
}
