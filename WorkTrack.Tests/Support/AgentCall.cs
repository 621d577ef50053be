using System.Net.Http.Headers;
using System.Text;

namespace WorkTrack.Tests.Support;

/// <summary>A request that an agent sends, to any of the addresses there are for agents.</summary>
internal sealed record AgentCall(HttpMethod Method, string Path, string? Body)
{
    /// <summary>One to every address of every protocol, in an order in which all are taken.</summary>
    public static IReadOnlyList<AgentCall> All(string computer) =>
    [
        new(HttpMethod.Get, "/api/test.php", null),
        new(HttpMethod.Post, "/api/test.php", $$"""{"test":true,"computer_id":"{{computer}}"}"""),
        new(HttpMethod.Get, "/api/ping.php", null),
        .. AboutAComputer(computer),
        new(HttpMethod.Post, "/api/command_result.php", """{"command_id":1,"result":{"status":"success"}}"""),
    ];

    /// <summary>Those that name a computer.</summary>
    public static IReadOnlyList<AgentCall> AboutAComputer(string computer) =>
    [
        new(HttpMethod.Post, "/api/register.php", $$"""{"computer_id":"{{computer}}","computer_name":"a","user_name":"b","os_info":"c"}"""),
        new(HttpMethod.Post, "/api/heartbeat.php", $$"""{"computer_id":"{{computer}}","status":"online","usage_minutes":1}"""),
        new(HttpMethod.Post, "/api/activity.php", $$"""{"computer_id":"{{computer}}","usage_minutes":1,"running_programs":[]}"""),
        new(HttpMethod.Get, $"/api/commands.php?computer_id={computer}", null),
        new(HttpMethod.Post, "/api/agent-data", $$"""{"type":"agent_register","computer_id":"{{computer}}","computer_name":"a"}"""),
        new(HttpMethod.Post, "/api/agent-data", $$"""{"type":"agent_data","computer_id":"{{computer}}","usage_minutes":1}"""),
        new(HttpMethod.Post, "/api/v1/reports",
            $$"""{"computer_id":"{{computer}}","session_id":"{{new string('a', 32)}}","sent_at":"2026-11-23T12:00:00Z","samples":[{"seq":1,"started_at":"2026-11-23T11:59:00Z","duration_ms":5000,"state":"active"}]}"""),
    ];

    /// <summary>What an agent that knows a key puts into its headers, in each of the ways there are.</summary>
    public static IReadOnlyList<(string Name, string Value)> Ways(string key) =>
    [
        ("Authorization", $"Bearer {key}"),
        ("X-Agent-Key", key),
        ("Authorization", BasicOf(key)),
    ];

    /// <summary>What clients make of <c>https://agent:KEY@host</c>.</summary>
    public static string BasicOf(string key) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"agent:{key}"));

    /// <summary>Sends it, with some headers.</summary>
    public async Task<HttpResponseMessage> SendAsync(WorkTrackApp app, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(Method, Path);
        if (Body is not null)
        {
            request.Content = new StringContent(Body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await app.Client.SendAsync(request);
    }

    /// <summary>Sends it with a key.</summary>
    public Task<HttpResponseMessage> SendAsync(WorkTrackApp app, string key) => SendAsync(app, ("Authorization", BasicOf(key)));

    public override string ToString() => $"{Method} {Path}";
}
