using System.Text.Json;

namespace WorkTrack.Web.Ingestion;

/// <summary>The body of <c>POST /api/command_result.php</c>.</summary>
public sealed class CommandResultBody
{
    /// <summary>The command's id, a number or a string.</summary>
    public JsonElement? CommandId { get; set; }
}
