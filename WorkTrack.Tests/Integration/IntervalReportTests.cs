using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Integration;

/// <summary>Our own protocol over the wire, on both databases.</summary>
public sealed class IntervalReportTests(MariaDbServer mariaDb)
{
    private const string Path = "/api/v1/reports";

    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Report_WithSamples_ShowsOnBoardAndTimeline(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, _time);

        var answer = await SendAsync(app, Report(
            Noon(0), Sample(Noon(-30), 240, "active", "excel.exe", "Plan"), Sample(Noon(-26), 300, "idle"), Sample(Noon(-21), 300, "active", "mail.exe", "Inbox")));

        Assert.Equal((3, 0, 30), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetArrayLength(), answer.GetProperty("next_report_seconds").GetInt32()));
        Assert.Equal(["computer", "running_programs"], answer.GetProperty("need").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(9, await app.UsageTodayAsync());
        var pieces = await TimelineAsync(app);
        Assert.Equal(
            [
                (TimelineState.Off, 690, null, null), (TimelineState.Active, 4, "excel.exe", "Plan"), (TimelineState.Idle, 5, null, null),
                (TimelineState.Active, 5, "mail.exe", "Inbox"), (TimelineState.Off, 17, null, null),
            ],
            pieces.Select(piece => (piece.State, (int)piece.Minutes.Count, piece.Program, piece.Title)));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Reports_SentAgainInAnotherOrderAfterARestart_ChangeNothing(Store store)
    {
        // The device's clock is three hours slow, and nobody corrects it twice.
        var slow = TimeSpan.FromHours(-3);
        var reports = Enumerable.Range(0, 6).Select(i => Report(
            Noon(i * 10) + slow,
            Sample(Noon(-10 + (i * 10)) + slow, 95, i % 3 == 2 ? "locked" : "active", $"p{i % 2}", $"t{i}"),
            Sample(Noon(-7 + (i * 10)) + slow, 130, "active", $"p{i % 3}"))).ToList();
        using var home = await AppHome.CreateAsync(store, mariaDb);
        List<NamedPiece> before;
        await using (var app = WorkTrackApp.Start(home, _time))
        {
            foreach (var report in reports)
            {
                await SendAsync(app, report);
                _time.Advance(TimeSpan.FromMinutes(10));
            }

            before = await TimelineAsync(app);
        }

        _time.Advance(TimeSpan.FromMinutes(25));
        await using var again = WorkTrackApp.Start(home, _time);
        foreach (var report in reports.AsEnumerable().Reverse())
        {
            await SendAsync(again, report);
            await SendAsync(again, report);
        }

        Assert.True(before.Count > 6);

        // Only the piece that ends now has grown.
        var after = await TimelineAsync(again);
        Assert.Equal(before[..^1], after[..^1]);
        Assert.Equal((TimelineState.Off, 25L), (after[^1].State, after[^1].Minutes.Count - before[^1].Minutes.Count));
        Assert.Equal(before.Where(piece => piece.State == TimelineState.Active).Sum(piece => piece.Minutes.Count), await again.UsageTodayAsync());
    }

    [Fact]
    public async Task Report_OneBadSample_NeverRejectsItsNeighbours()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, _time);

        var answer = await SendAsync(app, Report(
            Noon(0),
            Sample(Noon(-5), 60, "active"),
            Sample(Noon(-8 * 1440), 60, "active"),
            Sample(Noon(3), 60, "active"),
            Sample(Noon(-4), 301, "active"),
            Sample(Noon(-4), 60, "dancing"),
            new { started_at = "yesterday", duration_ms = 5000, state = "active" },
            new { started_at = "2026-11-23T11:50:00", duration_ms = 5000, state = "active" },
            new { started_at = Noon(-3), duration_ms = "5000", state = "active" },
            new { started_at = Noon(-3), duration_ms = 0, state = "active" },
            new { started_at = Noon(-3), duration_ms = 5.5, state = "active" },
            "no sample",
            Sample(Noon(-2), 60, "active")));

        Assert.Equal(2, answer.GetProperty("accepted").GetInt32());
        Assert.Equal(
            [
                (1, "too_old"), (2, "in_future"), (3, "bad_duration"), (4, "bad_state"), (5, "bad_time"), (6, "bad_time"),
                (7, "bad_duration"), (8, "bad_duration"), (9, "bad_duration"), (10, "bad_state"),
            ],
            answer.GetProperty("rejected").EnumerateArray().Select(item => (item.GetProperty("index").GetInt32(), item.GetProperty("code").GetString())));
        Assert.Equal(2, await app.UsageTodayAsync());
    }

    [Theory]
    [InlineData("""{"session_id":"SESSION","sent_at":"NOW","samples":[SAMPLE]}""", "computer_id")]
    [InlineData("""{"computer_id":"A","session_id":"short","sent_at":"NOW","samples":[SAMPLE]}""", "session_id")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","samples":[SAMPLE]}""", "sent_at")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","sent_at":"2026-11-23T12:00:00","samples":[SAMPLE]}""", "sent_at")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","sent_at":"NOW","samples":[]}""", "samples")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","sent_at":"NOW","samples":{}}""", "samples")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","sent_at":"NOW","samples":[MANY]}""", "samples")]
    [InlineData("""{"computer_id":"A","session_id":"SESSION","sent_at":"NOW","samples":[SAMPLE],"computer":5}""", "computer")]
    [InlineData("not json", "JSON")]
    public async Task Report_ThatIsMalformed_IsRefusedByNameAndTheNextOneWorks(string body, string named)
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, _time);
        var sample = JsonSerializer.Serialize(Sample(Noon(-5), 60, "active"));
        var json = body.Replace("SESSION", Session, StringComparison.Ordinal).Replace("NOW", Noon(0).ToString("O"), StringComparison.Ordinal)
            .Replace("SAMPLE", sample, StringComparison.Ordinal).Replace("MANY", string.Join(',', Enumerable.Repeat(sample, 501)), StringComparison.Ordinal);

        using var refused = await app.PostAsync(Path, json);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(named, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await SendAsync(app, Report(Noon(0), [.. Enumerable.Repeat(Sample(Noon(-5), 60, "active"), 500)]));
        Assert.Equal(1, await app.UsageTodayAsync());
    }

    [Fact]
    public async Task Report_ThatIsLate_DoesNotOverwriteNewerState()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, _time);
        await SendAsync(app, Report(Noon(0), Sample(Noon(-1), 60, "idle", "new.exe", "New")) with
        {
            Computer = new { name = "new", user_name = "rui" },
            RunningPrograms = new[] { "new.exe" },
        });

        var late = await SendAsync(app, Report(Noon(-30), Sample(Noon(-31), 60, "active", "old.exe", "Old")) with
        {
            Computer = new { name = "old", user_name = "ana", os_info = "Linux" },
            RunningPrograms = Array.Empty<string>(),
        });

        Assert.Empty(late.GetProperty("need").EnumerateArray());
        var computer = await app.ComputerAsync("AF3ECD");
        Assert.Equal(
            ("new", "rui", "Linux", "idle", "new.exe", 1),
            (computer.GetProperty("computer_name").GetString(), computer.GetProperty("user_name").GetString(), computer.GetProperty("os_info").GetString(),
                computer.GetProperty("status").GetString(), computer.GetProperty("active_window").GetProperty("program_name").GetString(),
                computer.GetProperty("total_programs").GetInt32()));
        Assert.Equal(1, await app.UsageTodayAsync());
        Assert.Equal(Noon(-1), app.Services.GetRequiredService<Board>().Snapshot.Computers.Single().IdleSince);
    }

    private static string Session { get; } = new('a', 32);

    private static DateTimeOffset Noon(int minutes) => new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    private static object Sample(DateTimeOffset startedAt, int seconds, string state, string? program = null, string? title = null) =>
        new { started_at = startedAt, duration_ms = seconds * 1000, state, program, title };

    private static Body Report(DateTimeOffset sentAt, params object[] samples) => new(sentAt, samples);

    private static async Task<JsonElement> SendAsync(WorkTrackApp app, Body report)
    {
        using var answer = await app.Client.PostAsJsonAsync(
            Path, report, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<List<NamedPiece>> TimelineAsync(WorkTrackApp app)
    {
        var computer = app.Services.GetRequiredService<Board>().Find(ComputerId.Parse("AF3ECD"))!;
        return [.. await app.Services.GetRequiredService<UsageReader>().TimelineAsync(
            computer.Key, new DateOnly(2026, 11, 23), WorkTrack.Domain.Ledger.MinuteRange.MinuteOf(_time.GetUtcNow()) + 1, TestContext.Current.CancellationToken)];
    }

    private sealed record Body(DateTimeOffset SentAt, object[] Samples)
    {
        public string ComputerId { get; init; } = "AF3ECD";

        public string SessionId { get; init; } = Session;

        public object? Computer { get; init; }

        public object? RunningPrograms { get; init; }
    }
}
