using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>The addresses of agents with a <c>server_url</c>.</summary>
public sealed class PhpTests : OnRunningServer
{
    private const string Registration =
        """{"computer_id":"PC1","computer_name":"vm","user_name":"ana","os_info":"Linux","ip_address":"192.0.2.2","mac_address":"2f:c0:00:00:00:1","agent_version":"1.0.0"}""";

    private readonly FakeTimeProvider _time;

    public PhpTests()
        : this(WorkTrackApp.Noon())
    {
    }

    private PhpTests(FakeTimeProvider time)
        : base(time) => _time = time;

    [Fact]
    public async Task TestAndPing_AnyMethodAgentsUse_SayThatTheServerIsThere()
    {
        foreach (var test in new[] { await GetAsync("/api/test.php"), await PostAsync("/api/test.php", """{"test":true}""") })
        {
            Assert.Equal(HttpStatusCode.OK, test.Status);
            Assert.Equal("online", test.Body.GetProperty("status").GetString());
            Assert.Equal("2026-11-23T12:00:00.000Z", test.Body.GetProperty("server_time").GetString());
            Assert.True(test.Body.GetProperty("cors_enabled").GetBoolean());
            Assert.NotEmpty(test.Body.GetProperty("version").GetString()!);
        }

        var ping = await GetAsync("/api/ping.php");
        Assert.Equal((HttpStatusCode.OK, "ok"), (ping.Status, ping.Body.GetProperty("status").GetString()));
        Assert.Equal("2026-11-23T12:00:00.000Z", ping.Body.GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task Register_TwiceTheSameComputer_IsRegisteredThenUpdated()
    {
        var first = await PostAsync("/api/register.php", Registration);
        var second = await PostAsync("/api/register.php", Registration.Replace("ana", "rui", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Created, "registered"), (first.Status, first.Body.GetProperty("status").GetString()));
        Assert.Equal((HttpStatusCode.OK, "updated"), (second.Status, second.Body.GetProperty("status").GetString()));
        Assert.Equal("PC1", second.Body.GetProperty("computer_id").GetString());
        Assert.Equal("rui", (await App.ComputerAsync("PC1")).GetProperty("user_name").GetString());
    }

    [Theory]
    [InlineData("computer_id")]
    [InlineData("computer_name")]
    [InlineData("user_name")]
    [InlineData("os_info")]
    public async Task Register_WithoutARequiredMember_IsRefusedByName(string member)
    {
        var answer = await PostAsync("/api/register.php", Registration.Replace($"\"{member}\"", "\"other\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(member, answer.Body.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/heartbeat.php")]
    [InlineData("/api/activity.php")]
    public async Task Report_UnknownComputer_Is404AndKeepsNothing(string path)
    {
        var answer = await PostAsync(path, """{"computer_id":"PC1","usage_minutes":5}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.NotEmpty(answer.Body.GetProperty("error").GetString()!);
        Assert.Equal(0, (await App.StatsAsync()).GetProperty("total_computers").GetInt32());
    }

    [Fact]
    public async Task BothFormats_OfOneAgentWithOneCounter_AreOneSession()
    {
        await PostAsync("/api/register.php", Registration);
        for (var minute = 0; minute <= 30; minute++)
        {
            await PostAsync("/api/heartbeat.php", $$"""{"computer_id":"PC1","status":"online","usage_minutes":{{minute}}}""");
            await PostAsync("/api/activity.php", $$"""{"computer_id":"PC1","session_date":"2026-11-23","usage_minutes":{{minute}},"running_programs":[],"active_window":null}""");
            await App.PostCounterAsync(minute, "PC1");
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(30, await App.UsageTodayAsync());
    }

    [Fact]
    public async Task Activity_Programs_AreCountedAndTheFirstTenKept()
    {
        await PostAsync("/api/register.php", Registration);
        var programs = Enumerable.Range(0, 300).Select(i => new { pid = i, name = $"program{i}.exe", path = $"C:\\{i}", start_time = "2026-11-23T08:00:00" });

        var answer = await PostAsync("/api/activity.php", JsonSerializer.Serialize(new { computer_id = "PC1", usage_minutes = 0, running_programs = programs }));

        Assert.Equal(300, answer.Body.GetProperty("programs_processed").GetInt32());
        var computer = await App.ComputerAsync("PC1");
        Assert.Equal(300, computer.GetProperty("total_programs").GetInt32());
        Assert.Equal(10, computer.GetProperty("running_programs").GetArrayLength());
        Assert.Equal("C:\\9", computer.GetProperty("running_programs")[9].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Header_DiffersFromTheBody_TheBodyCounts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/register.php") { Content = new StringContent(Registration, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Computer-ID", "OTHER");
        using var answer = await App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await App.ComputerAsync("PC1");
    }

    [Fact]
    public async Task Commands_UntilThereAreAny_AreNoneAndUnknown()
    {
        var commands = await GetAsync("/api/commands.php?computer_id=PC1");
        var noId = await GetAsync("/api/commands.php");
        var result = await PostAsync("/api/command_result.php", """{"command_id":7,"result":{"status":"success","message":"ok"},"executed_at":"2026-11-23T12:00:00"}""");
        var noCommand = await PostAsync("/api/command_result.php", "{}");

        Assert.Equal((HttpStatusCode.OK, 0), (commands.Status, commands.Body.GetArrayLength()));
        Assert.Equal(HttpStatusCode.BadRequest, noId.Status);
        Assert.Equal(HttpStatusCode.NotFound, result.Status);
        Assert.Equal(HttpStatusCode.BadRequest, noCommand.Status);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using var answer = await App.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string json)
    {
        using var answer = await App.PostAsync(path, json);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
