using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Web.Access;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Ingestion;

/// <summary>The seed's protocol: one address for registrations and data.</summary>
[ApiController]
[Route("api/agent-data")]
[Authorize(Policies.Agent)]
public sealed class AgentDataController(IngestService ingest, Board board, TimeProvider time) : ControllerBase
{
    /// <summary>Takes in a registration or a report.</summary>
    [HttpPost, AgentReport]
    public async Task<IActionResult> PostAsync(AgentDataBody body)
    {
        if (body.Type is not ("agent_register" or "agent_data"))
        {
            throw new BadReportException("type must be agent_register or agent_data.");
        }

        var result = await ingest.AcceptAsync(body.ToReport(introduces: true), User.Agent());
        return AgentAnswers.Refusal(Response, result)
            ?? new AgentAnswer(new AgentDataAnswer("success", "Dados recebidos", time.GetUtcNow(), board.Count));
    }
}
