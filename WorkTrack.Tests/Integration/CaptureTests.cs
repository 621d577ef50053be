using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>The first minutes of a real agent in the field, replayed.</summary>
public sealed class CaptureTests(MariaDbServer mariaDb)
{
    private static readonly (int Status, string Member, string Value)[] Answers =
    [
        (200, "status", "online"),      // GET test.php
        (200, "status", "online"),      // POST test.php
        (201, "status", "registered"),  // register.php
        (200, "status", "ok"),          // heartbeat.php
        (200, "", ""),                  // commands.php
        (200, "status", "success"),     // agent-data, agent_register
        (200, "status", "ok"),          // activity.php
        (200, "status", "ok"),          // heartbeat.php
        (200, "status", "ok"),          // activity.php
        (200, "status", "ok"),          // heartbeat.php
    ];

    /// <summary>Nothing but its address is changed, and so nothing but one header, which its HTTP library makes of that.</summary>
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task OriginalAgent_WithAKeyInItsAddress_IsAnsweredAndWithoutOneIsNot(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using var app = await ClosedApp.StartAsync(home, time);
        var requests = CapturedRequest.Read("original-agent.jsonl");
        foreach (var request in requests)
        {
            Assert.Equal((request.Path, 401), (request.Path, (await request.SendAsync(app.Address)).Status));
        }

        Assert.Equal(0, await home.CountAsync("computers"));
        var key = await app.TeamKeyAsync(2);
        foreach (var (request, expected) in requests.Zip(Answers))
        {
            time.Advance(request.Body.Contains("15:22:23", StringComparison.Ordinal) ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
            Assert.Equal((request.Path, expected.Status), (request.Path, (await request.SendAsync(app.Address, AgentCall.BasicOf(key.Text))).Status));
        }

        var computer = Assert.Single(app.Services.GetRequiredService<Board>().Snapshot.Computers);
        Assert.Equal(("AF3ECD85928B3166", 2, 1), (computer.Id.Value, computer.Team, computer.UsageToday));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task OriginalAgent_ReplayedByteForByte_IsAnsweredAndOnTheBoard(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using (var app = WorkTrackApp.Start(home, time))
        {
            var requests = CapturedRequest.Read("original-agent.jsonl");
            Assert.Equal(Answers.Length, requests.Count);
            foreach (var (request, expected) in requests.Zip(Answers))
            {
                // The second activity report came a minute after the first.
                time.Advance(request.Body.Contains("15:22:23", StringComparison.Ordinal) ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
                var (status, body) = await request.SendAsync(app.Address);
                Assert.True(status == expected.Status, $"{request.Path}: {status} {body}");
                if (expected.Member.Length == 0)
                {
                    Assert.Equal(0, body.GetArrayLength());
                }
                else
                {
                    Assert.Equal(expected.Value, body.GetProperty(expected.Member).GetString());
                }
            }

            await KnowsTheComputerAsync(app);
            Assert.Equal(1, (await app.StatsAsync()).GetProperty("online_computers").GetInt32());
            using var stream = await app.FollowStreamAsync();
            Assert.Equal("connected", await stream.NextTypeAsync());
            var computer = (await stream.NextAsync()).GetProperty("data").GetProperty("computers")[0];
            Assert.Equal("AF3ECD85928B3166", computer.GetProperty("computer_id").GetString());
        }

        await using var restarted = WorkTrackApp.Start(home, time);
        await KnowsTheComputerAsync(restarted);
    }

    /// <summary>Everything the agent told is there, also after a restart.</summary>
    private static async Task KnowsTheComputerAsync(WorkTrackApp app)
    {
        var computer = await app.ComputerAsync("AF3ECD85928B3166");
        Assert.Equal(
            ("vm", "Unknown", "Linux 6.1.0 x86_64", "online", 1, 1),
            (Text(computer, "computer_name"), Text(computer, "user_name"), Text(computer, "os_info"), Text(computer, "status"),
                computer.GetProperty("usage_minutes").GetInt32(), computer.GetProperty("total_programs").GetInt32()));
        Assert.Equal("explorer.exe", Text(Assert.Single(computer.GetProperty("running_programs").EnumerateArray()), "name"));
        Assert.Equal("Relatório mensal – Word", Text(computer.GetProperty("active_window"), "window_title"));
        Assert.Equal("WINWORD.EXE", Text(computer.GetProperty("active_window"), "program_name"));
        Assert.Equal("2026-11-23T15:22:24.386712", Text(computer, "timestamp"));
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
