using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Ingestion;

/// <summary>WorkTrack's own protocol: samples of what was used for how long.</summary>
[ApiController]
[Route("api/v1/reports")]
[Authorize(Policies.Agent)]
[Tags("Agents")]
public sealed class ReportsController(IngestService ingest, TimeProvider time) : ControllerBase
{
    /// <summary>How long an agent shall wait before its next report.</summary>
    public const int NextReportSeconds = 30;

    /// <summary>Takes in a report.</summary>
    [HttpPost, AgentReport]
    [ProducesResponseType<ReportAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblem.ContentType)]
    public async Task<IActionResult> PostAsync(IntervalReportBody body)
    {
        var report = body.ToReport();
        var result = await ingest.AcceptAsync(report, User.Agent());
        if (result.Acceptance is not { } acceptance)
        {
            return AgentAnswers.Refusal(Response, result)!;
        }

        return new AgentAnswer(new ReportAnswer(
            body.Samples!.Count - acceptance.Refused.Length, acceptance.Refused, time.GetUtcNow(), NextReportSeconds, Needed(acceptance.After)));
    }

    /// <summary>What the server lacks and the next report shall carry.</summary>
    private static List<string> Needed(Computer computer)
    {
        var needed = new List<string>();
        if (computer.Profile with { AgentVersion = null } == ComputerProfile.Unknown)
        {
            needed.Add("computer");
        }

        if (computer.Programs is null)
        {
            needed.Add("running_programs");
        }

        return needed;
    }
}

/// <summary>The answer to an interval report.</summary>
/// <param name="Accepted">How many samples were taken.</param>
/// <param name="Rejected">The others; they are never to be sent again.</param>
/// <param name="ServerTime">The server's clock.</param>
/// <param name="NextReportSeconds">When the next report is welcome.</param>
/// <param name="Need">What the next report shall carry: <c>computer</c>, <c>running_programs</c>.</param>
internal sealed record ReportAnswer(
    int Accepted, IReadOnlyList<RefusedSample> Rejected, DateTimeOffset ServerTime, int NextReportSeconds, IReadOnlyList<string> Need);
