using System.Text.Json;

namespace WorkTrack.Web.Agents;

/// <summary>What a person copies to connect a computer.</summary>
internal static class ConnectText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Where agents report, as they are told: with the key in it when they need one.</summary>
    /// <param name="site">The server's address, as the reader's own browser has it.</param>
    /// <param name="key">The key; null under open access.</param>
    public static string Api(string site, string? key)
    {
        var api = new UriBuilder(new Uri(new Uri(site), "api"));
        if (key is not null)
        {
            (api.UserName, api.Password) = ("agent", key);
        }

        return api.Uri.AbsoluteUri;
    }

    /// <summary>A whole <c>config.json</c> of an agent.</summary>
    public static string Config(string site, string? key)
    {
        var api = Api(site, key);
        return JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["server_url"] = api,
                ["vercel_url"] = api,
                ["vercel_enabled"] = false,
                ["websocket_enabled"] = false,
                ["monitoring_interval"] = 60,
                ["heartbeat_interval"] = 60,
            },
            Readable);
    }

    /// <summary>A first report, from a terminal.</summary>
    public static string FirstReport(string site, string? key, string computer = "MY-FIRST-COMPUTER", string name = "My first computer") =>
        $$"""
        curl -X POST {{Api(site, key)}}/agent-data -H 'Content-Type: application/json' -d '{"type":"agent_data","computer_id":"{{computer}}","computer_name":"{{name}}","usage_minutes":5}'
        """;

    /// <summary>An enrolment, from a terminal.</summary>
    public static string Enrol(string site, string token) =>
        $$"""
        curl -X POST {{Api(site, null)}}/v1/enroll -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' -d '{"computer_id":"MY-COMPUTER","name":"My computer"}'
        """;
}
