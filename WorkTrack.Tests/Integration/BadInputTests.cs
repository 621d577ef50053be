using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>Bad input is the client's fault, is said so in one sentence, and leaves nothing behind: one server takes all of it.</summary>
public sealed class BadInputTests(BadInputTests.Fixture server) : IClassFixture<BadInputTests.Fixture>
{
    private WorkTrackApp App => server.App;

    [Theory]
    [InlineData("", "empty")]
    [InlineData("x", "JSON")]
    [InlineData("null", "JSON object")]
    [InlineData("[]", "JSON object")]
    [InlineData("\"text\"", "JSON object")]
    [InlineData("""{"type":"agent_data","computer_id":"A""", "JSON")]
    [InlineData("""{"type":"agent_data"}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":null}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":""}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":12}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":"a b"}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":"../../x"}""", "computer_id")]
    [InlineData("""{"computer_id":"BAD"}""", "type")]
    [InlineData("""{"type":"agent_dance","computer_id":"BAD"}""", "type")]
    [InlineData("""{"type":7,"computer_id":"BAD"}""", "type")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","usage_minutes":"125"}""", "usage_minutes")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","usage_minutes":1.5}""", "usage_minutes")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","usage_minutes":9223372036854775808}""", "usage_minutes")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","usage_minutes":true}""", "usage_minutes")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","computer_name":{"a":1}}""", "computer_name")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","running_programs":"excel"}""", "running_programs")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","running_programs":[5]}""", "running_programs")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","running_programs":[{"name":5}]}""", "running_programs")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","active_window":[]}""", "active_window")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","active_window":{"window_title":5}}""", "active_window")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","computer_id":"B"}""", "computer_id")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","active_window":{"window_title":"a","window_title":"b"}}""", "active_window")]
    [InlineData("""{"type":"agent_data","computer_id":"BAD","x":[[[[[[[[1]]]]]]]]}""", "x")]
    public async Task AgentData_BadBody_IsRefusedByName(string body, string named)
    {
        var before = await KnownAsync();

        using var answer = await App.PostAsync("/api/agent-data", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await ErrorAsync(answer), StringComparison.Ordinal);
        Assert.Equal(before, await KnownAsync());
        await TheNextGoodReportWorksAsync();
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", HttpStatusCode.OK)]
    [InlineData("application/json;charset=UTF-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=iso-8859-1", HttpStatusCode.OK)]
    [InlineData("application/json; charset=klingon", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("nonsense", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("", HttpStatusCode.UnsupportedMediaType)]
    public async Task AgentData_ContentTypes_AreTakenOrRefused(string contentType, HttpStatusCode expected)
    {
        using var answer = await App.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"A"}""", contentType);

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            Assert.NotEmpty(await ErrorAsync(answer));
        }

        await TheNextGoodReportWorksAsync();
    }

    [Theory]
    [InlineData("/api/agent-data", "application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/heartbeat.php", "multipart/form-data", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/heartbeat.php", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/", "application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.BadRequest)]
    [InlineData("/", "multipart/form-data; boundary=x", HttpStatusCode.BadRequest)]
    [InlineData("/no-page", "multipart/form-data", HttpStatusCode.BadRequest)]
    public async Task Forms_ThatCannotBeRead_AreTheClientsFault(string path, string contentType, HttpStatusCode expected)
    {
        using var answer = await App.PostAsync(path, "a=1", contentType);

        Assert.Equal(expected, answer.StatusCode);
        await TheNextGoodReportWorksAsync();
    }

    [Fact]
    public async Task AgentData_BodyAboveTheLimit_Is413()
    {
        using var tooLong = await App.PostAsync("/api/agent-data", new string(' ', 256 * 1024) + "{}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.NotEmpty(await ErrorAsync(tooLong));

        var padding = new string(' ', (256 * 1024) - 100);
        using var longEnough = await App.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"A"}""" + padding);
        Assert.Equal(HttpStatusCode.OK, longEnough.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/api/agent-data")]
    [InlineData("DELETE", "/api/agent-data")]
    [InlineData("GET", "/api/register.php")]
    [InlineData("POST", "/api/ping.php")]
    [InlineData("POST", "/api/stats")]
    [InlineData("POST", "/api/dashboard-stream")]
    public async Task AnyAddress_OtherMethod_Is405(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using var answer = await App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.NotEmpty(await ErrorAsync(answer));
        await TheNextGoodReportWorksAsync();
    }

    [Theory]
    [InlineData("/login", "1.1", "", 200)]
    [InlineData("/login", "1.0", null, 200)]
    [InlineData("/no-page", "1.1", "", 404)]
    [InlineData("/login", "1.1", "localhost:99999", 400)]
    [InlineData("/api/ping.php", "1.0", null, 200)]
    public async Task Host_MissingOrNoAddress_IsNoFailureOfTheServer(string path, string version, string? host, int expected)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(App.Address.Host, App.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        var named = host is null ? "" : $"Host: {host}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/{version}\r\n{named}Connection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.StartsWith($"HTTP/1.1 {expected} ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyAddress_Unknown_Is404WithASentence()
    {
        using var answer = await App.Client.GetAsync(new Uri("/api/nothing-here.php", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty(await ErrorAsync(answer));
    }

    [Fact]
    public async Task WrongAddress_PostedTo_Is404WithoutAPage()
    {
        using var answer = await App.PostAsync("/agent-data", "{}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("a\\u0000b\\u0007c", "a b c")]
    [InlineData("not a \\ufffe character", "not a \ufffd character")]
    [InlineData("half \\ud83d pair", "half \ufffd pair")]
    [InlineData("\\ud83d\\ude00 whole \ud83d\ude00", "\ud83d\ude00 whole \ud83d\ude00")]
    [InlineData("tab\\tnew\\nline \\\"quoted\\\" \\/ \\\\", "tab new line \"quoted\" / \\")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    public async Task AgentData_HostileTitle_IsCleanedAndKept(string escaped, string expected)
    {
        using var answer = await App.PostAsync(
            "/api/agent-data", $$$"""{"type":"agent_data","computer_id":"A","active_window":{"window_title":"{{{escaped}}}"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, (await App.ComputerAsync("A")).GetProperty("active_window").GetProperty("window_title").GetString());
    }

    [Fact]
    public async Task AgentData_BytesThatAreNotUtf8_AreReplaced()
    {
        byte[] body = [.. """{"type":"agent_data","computer_id":"A","computer_name":"caf"""u8, 0xE9, .. "\"}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var answer = await App.Client.PostAsync(
            new Uri("/api/agent-data", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("caf\ufffd", (await App.ComputerAsync("A")).GetProperty("computer_name").GetString());
    }

    [Fact]
    public async Task AgentData_TextTooLong_IsCutAtACodePoint()
    {
        var title = new string('x', 511) + "\ud83d\ude00" + new string('y', 5000);
        using var answer = await App.PostAsync(
            "/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = "A", active_window = title }));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new string('x', 511), (await App.ComputerAsync("A")).GetProperty("active_window").GetProperty("window_title").GetString());
    }

    [Fact]
    public async Task TooManyReports_OfOneComputer_Are429WithRetryAfter()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon(), ("WorkTrack:Ingest:ReportsPerMinute", "3"));
        for (var i = 0; i < 3; i++)
        {
            await app.PostCounterAsync(i);
        }

        using var answer = await app.PostAsync("/api/agent-data", """{"type":"agent_data","computer_id":"ABC123"}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(20), answer.Headers.RetryAfter?.Delta);
        await app.PostCounterAsync(1, computer: "ANOTHER");
    }

    /// <summary>The ids that the server knows, none of which is that of a bad body.</summary>
    private async Task<string> KnownAsync()
    {
        var list = await App.Client.GetFromJsonAsync<JsonElement>("/api/agent-data", TestContext.Current.CancellationToken);
        var ids = list.GetProperty("computers").EnumerateArray().Select(computer => computer.GetProperty("computer_id").GetString()!).Order(StringComparer.Ordinal);
        Assert.DoesNotContain("BAD", ids);
        return string.Join(' ', ids);
    }

    private async Task TheNextGoodReportWorksAsync()
    {
        var before = await App.UsageTodayAsync();
        await App.PostCounterAsync(5, $"GOOD-{Guid.NewGuid():N}");
        Assert.Equal(before + 5, await App.UsageTodayAsync());
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString()!;
    }

    /// <summary>The server.</summary>
    public sealed class Fixture() : OnRunningServer(WorkTrackApp.Noon());
}
