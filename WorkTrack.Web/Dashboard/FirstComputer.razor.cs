using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Dashboard;

/// <summary>What a supervisor without any computer sees: how to connect one, with the address they themselves use.</summary>
public sealed partial class FirstComputer
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Api => Navigation.BaseUri + "api";

    private string AgentConfig => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["server_url"] = Api,
            ["vercel_url"] = Api,
            ["vercel_enabled"] = false,
            ["websocket_enabled"] = false,
            ["monitoring_interval"] = 60,
            ["heartbeat_interval"] = 60,
        },
        Readable);

    private string FirstReport =>
        $$"""
        curl -X POST {{Api}}/agent-data -H 'Content-Type: application/json' -d '{"type":"agent_data","computer_id":"MY-FIRST-COMPUTER","computer_name":"My first computer","usage_minutes":5}'
        """;
}
