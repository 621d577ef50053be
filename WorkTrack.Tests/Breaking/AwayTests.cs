using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>
/// MariaDB is away: every page and every address either does without it or says so, at once. That it is known to be away is
/// the circuit breaker: nobody waits for it any more.
/// </summary>
public sealed class AwayTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Reports = 100;

    // Less than the driver's own limits of three and five seconds by far; the machine may be busy.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1500);

    private static readonly string[] NeedNothing =
    [
        "/", "/computers/A", "/health/live", "/health/ready", "/openapi/v1.json", "/api/stats", "/api/agent-data", "/api/v1/computers",
        "/api/v1/computers/A", "/api/ping.php", "/api/test.php", "/api/commands.php?computer_id=A",
    ];

    private static readonly string[] NeedTheDatabase =
    [
        "/api/v1/computers/A/days", "/api/v1/computers/A/timeline", "/api/v1/usage/days", "/api/v1/usage/programs", "/api/v1/usage/programs?computer=A",
        "/api/v1/usage/users", "/api/v1/usage/users?computer=A",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Absence.Killed)]
    [InlineData(Absence.Hung)]
    [InlineData(Absence.ReadOnly)]
    public async Task EverythingThatCanBeAsked_DatabaseAway_DoesWithoutItOrSaysSoAtOnce(Absence absence)
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        var health = app.Services.GetRequiredService<DatabaseHealth>();
        await app.PostCounterAsync(100, "A");

        // Who is signed in already stays so; to sign in takes the database. Pages that show history were not open before.
        using var reader = await app.LoginAsync(Role.Admin);
        var (dashboard, computer, report, programs) = (await OpenAsync(app), await OpenAsync(app), await OpenAsync(app), await OpenAsync(app));
        await AnswersAsync(reader, [.. NeedNothing, .. NeedTheDatabase], status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(30));
        await database.TakeAwayAsync(absence);
        await app.PostCounterAsync(101, "A");
        await app.PostCounterAsync(102, "B");
        Assert.Equal((true, absence != Absence.ReadOnly), (health.IsAway, health.IsUnreachable));

        await AnswersAsync(reader, NeedNothing, status => status == HttpStatusCode.OK, AtOnce);
        await AnswersAsync(
            reader, NeedTheDatabase, status => absence == Absence.ReadOnly ? status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable : status == HttpStatusCode.ServiceUnavailable, AtOnce);
        await ReportsGoOnAsync(app);
        using (var stream = await app.FollowStreamAsync())
        {
            Assert.Equal("connected", await stream.NextTypeAsync());
            Assert.Equal("computers_update", await stream.NextTypeAsync());
        }

        await dashboard.GotoAsync(app.Address.ToString());
        await computer.GotoAsync(new Uri(app.Address, "/computers/A").ToString());
        await report.GotoAsync(new Uri(app.Address, "/reports").ToString());
        await programs.GotoAsync(new Uri(app.Address, "/programs").ToString());
        await SaysAsync(dashboard, "computer-card", absence, "chart-error");
        await SaysAsync(computer, "computer-head", absence, "usage-error", "notes-failed");
        await SaysAsync(report, "report-range", absence, "report-away");
        await SaysAsync(programs, "rules", absence, "programs-away", "rules-away");

        // And by themselves they go on when it is back.
        await database.BringBackAsync(absence);
        await Assertions.Expect(dashboard.GetByTestId("banner-away")).ToHaveCountAsync(0);
        await Assertions.Expect(dashboard.Locator("[data-testid=usage-chart] .bars-column")).ToHaveCountAsync(7);
        await Assertions.Expect(computer.GetByTestId("day-active")).ToBeVisibleAsync();
        await Assertions.Expect(computer.GetByTestId("no-notes")).ToBeVisibleAsync();
        await Assertions.Expect(report.GetByTestId("report-line")).ToHaveCountAsync(1);
        await Assertions.Expect(report.GetByTestId("heat")).ToBeVisibleAsync();
        await Assertions.Expect(programs.GetByTestId("program").First).ToBeVisibleAsync();
        await Assertions.Expect(programs.GetByTestId("no-rules")).ToBeVisibleAsync();
        await AnswersAsync(reader, NeedTheDatabase, status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(30));
        foreach (var page in new[] { dashboard, computer, report, programs })
        {
            await page.Context.CloseAsync();
        }
    }

    private Task<IPage> OpenAsync(WorkTrackApp app) => chromium.OpenPageAsync(new Uri(app.Address, "/account"));

    private async Task AnswersAsync(Visitor reader, string[] paths, Func<HttpStatusCode, bool> isRight, TimeSpan limit)
    {
        foreach (var path in paths)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await reader.GetAsync(path);
            var took = Stopwatch.GetElapsedTime(began);
            output.WriteLine($"{path}: {(int)answer.StatusCode} in {took.TotalMilliseconds:F0} ms");
            Assert.True(isRight(answer.StatusCode), $"{path}: {answer.StatusCode}");
            Assert.True(took < limit, $"{path}: {took}");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 14);
            }
        }
    }

    private async Task ReportsGoOnAsync(WorkTrackApp app)
    {
        var times = new List<double>();
        for (var i = 0; i < Reports; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await app.PostAsync("/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = $"NEW{i % 10}", usage_minutes = i }));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"{Reports} reports: p50 {times[Reports / 2]:F1} ms, most {times[^1]:F0} ms");
        Assert.InRange(times[^1], 0, AtOnce.TotalMilliseconds);
    }

    private static async Task SaysAsync(IPage page, string live, Absence absence, params string[] errors)
    {
        await Assertions.Expect(page.GetByTestId("banner-away")).ToContainTextAsync("The database is away since");
        await Assertions.Expect(page.GetByTestId(live).First).ToBeVisibleAsync();
        if (absence != Absence.ReadOnly)
        {
            await Assertions.Expect(page.GetByTestId("banner-away")).ToContainTextAsync("history cannot be read");
            foreach (var error in errors)
            {
                await Assertions.Expect(page.GetByTestId(error)).ToBeVisibleAsync();
            }
        }

        await Assertions.Expect(page.Locator("#blazor-error-ui")).Not.ToBeVisibleAsync();
    }
}
