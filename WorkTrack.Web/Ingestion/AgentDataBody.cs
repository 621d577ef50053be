namespace WorkTrack.Web.Ingestion;

/// <summary>The body of <c>POST /api/agent-data</c>, of either type.</summary>
public sealed class AgentDataBody : ReportBody
{
    /// <summary><c>agent_register</c> or <c>agent_data</c>.</summary>
    public string? Type { get; set; }
}
