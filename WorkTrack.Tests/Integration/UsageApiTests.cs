using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>What programs read of computers and of usage, on every database.</summary>
public sealed class UsageApiTests(MariaDbServer mariaDb, UsageApiTests.Fixture server) : IClassFixture<UsageApiTests.Fixture>
{
    private const string Hostile = "<script>alert('1')</script> \"Relatório\"";

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Computers_WhatIsTrueNow_IsToldInTheirList(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await ReportAsync(app, "A", 125, "excel.exe", Hostile);
        await app.PostCounterAsync(5, "B");

        var list = await GetAsync(app, "computers");
        var computer = list.GetProperty("computers")[0];

        Assert.Equal("2026-11-23", list.GetProperty("day").GetString());
        Assert.Equal(["A", "B"], list.GetProperty("computers").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(
            """{"id":"A","name":"Recep\u00E7\u00E3o","user":"ana","os":"Linux","status":"online","idle_since":null,"usage_minutes":125,"quality":["vouched"],"registered_at":"2026-11-23T12:00:00.000Z","last_update":"2026-11-23T12:00:00.000Z"}""",
            JsonSerializer.Serialize(computer));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("computers")[1].GetProperty("name").ValueKind);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Computer_EverythingKnown_IsToldWithTheSameMembers(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await ReportAsync(app, "A", 125, "excel.exe", Hostile);

        var listed = (await GetAsync(app, "computers")).GetProperty("computers")[0];
        var computer = await GetAsync(app, "computers/A");

        Assert.All(listed.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), computer.GetProperty(member.Name).GetRawText()));
        Assert.Equal(
            ("excel.exe", Hostile), (computer.GetProperty("window").GetProperty("program").GetString(), computer.GetProperty("window").GetProperty("title").GetString()));
        Assert.Equal("word.exe", computer.GetProperty("programs")[0].GetProperty("name").GetString());
        Assert.Equal(
            (1, "192.0.2.2", "2f:c0:00:00:00:01", "1.0.0"),
            (computer.GetProperty("total_programs").GetInt32(), computer.GetProperty("ip_address").GetString(),
                computer.GetProperty("mac_address").GetString(), computer.GetProperty("agent_version").GetString()));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Usage_ADayAndAMorning_IsTheSameFigureEverywhere(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using var app = WorkTrackApp.Start(home, time);
        await ReportAsync(app, "A", 60, "excel.exe", "Budget");
        await WorkAsync(app, time, "A", 60, 10, "excel.exe", "Budget");
        await WorkAsync(app, time, "A", 70, 5, "word.exe", "Letter");
        await app.PostCounterAsync(20, "B");

        var days = await GetAsync(app, "computers/A/days?from=2026-11-22&to=2026-11-23");
        Assert.Equal(
            ["2026-11-22: 0 of 0 complete []", "2026-11-23: 75 of 75 incomplete [\"vouched\"]"],
            days.GetProperty("days").EnumerateArray().Select(Text));
        Assert.Equal("2026-11-23T11:01:00.000Z", days.GetProperty("days")[1].GetProperty("first").GetString());
        Assert.Equal("2026-11-23T12:15:00.000Z", days.GetProperty("days")[1].GetProperty("last").GetString());
        Assert.Equal("UTC", days.GetProperty("time_zone").GetString());
        Assert.Equal(30, (await GetAsync(app, "computers/A/days")).GetProperty("days").GetArrayLength());

        var fleet = await GetAsync(app, "usage/days?from=2026-11-22");
        Assert.Equal(
            """[{"day":"2026-11-22","present_minutes":0,"active_minutes":0,"computers":0},{"day":"2026-11-23","present_minutes":95,"active_minutes":95,"computers":2}]""",
            fleet.GetProperty("days").GetRawText());

        var programs = await GetAsync(app, "usage/programs?from=2026-11-23&to=2026-11-23");
        Assert.Equal(95, Sum(programs, "programs"));
        Assert.Equal(
            [null, "excel.exe", "word.exe"], programs.GetProperty("programs").EnumerateArray().Select(program => program.GetProperty("program").GetString()));
        Assert.Equal(20, Sum(await GetAsync(app, "usage/programs?computer=B"), "programs"));

        var users = await GetAsync(app, "usage/users");
        Assert.Equal(95, Sum(users, "users"));
        Assert.Equal(75, Sum(await GetAsync(app, "usage/users?computer=A"), "users"));

        static string Text(JsonElement day) =>
            $"{day.GetProperty("day")}: {day.GetProperty("active_minutes")} of {day.GetProperty("present_minutes")} "
            + $"{(day.GetProperty("complete").GetBoolean() ? "complete" : "incomplete")} {day.GetProperty("quality").GetRawText()}";
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Timeline_ADay_IsCutWhereItChangesWithoutAHole(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using var app = WorkTrackApp.Start(home, time);
        await ReportAsync(app, "A", 0, "excel.exe", Hostile);
        await WorkAsync(app, time, "A", 0, 10, "excel.exe", Hostile);

        var pieces = (await GetAsync(app, "computers/A/timeline?day=2026-11-23")).GetProperty("pieces").EnumerateArray().ToList();

        Assert.Equal("2026-11-23T00:00:00.000Z", pieces[0].GetProperty("from").GetString());
        Assert.Equal("2026-11-23T12:11:00.000Z", pieces[^1].GetProperty("to").GetString());
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("to").GetString(), pair.Second.GetProperty("from").GetString()));
        Assert.Equal("off", pieces[0].GetProperty("state").GetString());
        var last = pieces[^1];
        Assert.Equal(
            ("active", "excel.exe", Hostile),
            (last.GetProperty("state").GetString(), last.GetProperty("program").GetString(), last.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("computers/unknown", 404, "No computer has this id.")]
    [InlineData("computers/no%20id", 404, "No computer has this id.")]
    [InlineData("computers/unknown/days", 404, "No computer has this id.")]
    [InlineData("computers/unknown/timeline", 404, "No computer has this id.")]
    [InlineData("usage/programs?computer=unknown", 404, "No computer has this id.")]
    [InlineData("usage/users?computer=", 404, "No computer has this id.")]
    [InlineData("computers/A/days?from=2026-11-24", 400, "'from' lies in the future.")]
    [InlineData("computers/A/timeline?day=2026-11-24", 400, "'day' lies in the future.")]
    [InlineData("computers/A/timeline?day=0001-01-01", 400, "'day' lies before the year 2000.")]
    [InlineData("usage/days?from=x", 400, "'from' is not a date such as 2026-11-23.")]
    [InlineData("usage/days?to=2026-11-01&to=2026-11-02", 400, "'to' is not a date such as 2026-11-23.")]
    [InlineData("usage/programs?from=2026-11-20&to=2026-11-19", 400, "'from' lies after 'to'.")]
    [InlineData("usage/users?from=2024-01-01", 400, "'from' and 'to' are more than 400 days apart.")]
    [InlineData("usage/days?team=sales", 400, "'team' is not the number of a team.")]
    [InlineData("usage/programs?team=", 400, "'team' is not the number of a team.")]
    [InlineData("nothing/like/it", 404, "Not Found.")]
    [InlineData("", 404, "Not Found.")]
    public async Task Refusal_OfAQuestion_IsAProblemThatNamesTheParameter(string path, int status, string detail)
    {
        await server.App.PostCounterAsync(5, "A");

        using var answer = await server.App.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), TestContext.Current.CancellationToken);

        await IsProblemAsync(answer, (HttpStatusCode)status, detail);
    }

    [Fact]
    public async Task Refusal_OfMethodAndStranger_IsAProblem()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());

        using var posted = await app.PostAsync("/api/v1/computers", "{}");
        await IsProblemAsync(posted, HttpStatusCode.MethodNotAllowed, "Method Not Allowed.");

        app.Services.Find<Web.Access.AccessOptions>().Open = false;
        foreach (var path in new[] { "computers", "computers/A", "computers/A/days", "computers/A/timeline", "usage/days", "usage/programs", "usage/users" })
        {
            using var answer = await app.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
            await IsProblemAsync(answer, HttpStatusCode.Unauthorized, "Unauthorized.");
        }

        using var description = await app.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, description.StatusCode);
    }

    [Fact]
    public async Task Refusal_DatabaseAway_Is503WithRetryAfter()
    {
        var connectionString = await mariaDb.CreateDatabaseAsync();
        using var home = AppHome.OnMariaDb(connectionString);
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        await app.PostCounterAsync(5, "A");
        await using (var connection = new MySqlConnector.MySqlConnection(connectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var rename = new MySqlConnector.MySqlCommand("RENAME TABLE usage_hours TO gone, usage_days TO gone_too", connection);
            await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        foreach (var path in new[] { "computers/A/days", "computers/A/timeline", "usage/days", "usage/programs", "usage/users" })
        {
            using var answer = await app.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
            await IsProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "The data cannot be read now. Try again later.");
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        Assert.Equal(5, (await GetAsync(app, "computers/A")).GetProperty("usage_minutes").GetInt32());
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string detail)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("type").GetString()!);
    }

    /// <summary>Lets minutes pass, each with a report.</summary>
    private static async Task WorkAsync(WorkTrackApp app, FakeTimeProvider time, string computer, int counter, int minutes, string program, string title)
    {
        for (var i = 1; i <= minutes; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await ReportAsync(app, computer, counter + i, program, title);
        }
    }

    private static async Task ReportAsync(WorkTrackApp app, string computer, int counter, string program, string title)
    {
        using var answer = await app.PostAsync("/api/agent-data", JsonSerializer.Serialize(new
        {
            type = "agent_data",
            computer_id = computer,
            computer_name = "Recepção",
            user_name = "ana",
            os_info = "Linux",
            ip_address = "192.0.2.2",
            mac_address = "2f:c0:00:00:00:01",
            agent_version = "1.0.0",
            usage_minutes = counter,
            running_programs = new[] { "word.exe" },
            active_window = new { window_title = title, program_name = program },
        }));
        answer.EnsureSuccessStatusCode();
    }

    private static long Sum(JsonElement answer, string list) =>
        answer.GetProperty(list).EnumerateArray().Sum(row => row.GetProperty("active_minutes").GetInt64());

    private static Task<JsonElement> GetAsync(WorkTrackApp app, string path) =>
        app.Client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}", TestContext.Current.CancellationToken);

    /// <summary>A server for questions that change nothing.</summary>
    public sealed class Fixture() : OnRunningServer(WorkTrackApp.Noon());
}
