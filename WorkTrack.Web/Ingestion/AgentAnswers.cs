using Microsoft.AspNetCore.Mvc;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Ingestion;

/// <summary>The answer to a report in the seed's protocol.</summary>
/// <param name="Status"><c>success</c>.</param>
/// <param name="Message">A sentence.</param>
/// <param name="ServerTime">The server's clock.</param>
/// <param name="CacheSize">How many computers are on the board.</param>
internal sealed record AgentDataAnswer(string Status, string Message, DateTimeOffset ServerTime, int CacheSize);

internal sealed record TestAnswer(string Status, string Message, string Version, DateTimeOffset ServerTime, bool CorsEnabled);

internal sealed record PingAnswer(string Status, string Message, DateTimeOffset Timestamp, string Version);

internal sealed record RegisterAnswer(string Status, string Message, string ComputerId);

internal sealed record HeartbeatAnswer(string Status, string Message, DateTimeOffset ServerTime);

internal sealed record ActivityAnswer(string Status, string Message, int ProgramsProcessed);

/// <summary>What every refusal looks like to an agent.</summary>
/// <param name="Error">What is wrong, naming the member.</param>
internal sealed record ErrorAnswer(string Error);

/// <summary>Answers that more than one address gives.</summary>
internal static class AgentAnswers
{
    /// <summary>429, with the time after which one more report is welcome.</summary>
    public static IActionResult TooMany(HttpResponse response, IngestResult refused)
    {
        var error = refused.Outcome == IngestOutcome.TooMany
            ? "This computer sends too many reports."
            : "Too many new computers: this server takes up no more of them for now (WorkTrack:Ingest:NewComputersPerHour).";
        var seconds = (int)Math.Ceiling(refused.RetryAfter.TotalSeconds);

        // Those of a fleet are spread out, or they would all come back for the one place that is free by then.
        RetryLater.After(response, refused.Outcome == IngestOutcome.TooMany ? seconds : seconds + Random.Shared.Next(60));
        return ApiProblem.IsFor(response.HttpContext.Request.Path)
            ? ApiProblem.Of(StatusCodes.Status429TooManyRequests, error)
            : new ObjectResult(new ErrorAnswer(error)) { StatusCode = StatusCodes.Status429TooManyRequests };
    }
}
