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
    /// <summary>The answer to a report that was refused; null when it was not.</summary>
    public static IActionResult? Refusal(HttpResponse response, IngestResult result) => result.Outcome switch
    {
        IngestOutcome.ForeignComputer => Foreign(response),
        _ when result.IsTooMany => TooMany(response, result),
        _ => null,
    };

    /// <summary>429, with the time after which one more report is welcome.</summary>
    private static ObjectResult TooMany(HttpResponse response, IngestResult refused)
    {
        var error = refused.Outcome == IngestOutcome.TooMany
            ? "This computer sends too many reports."
            : "Too many new computers: this server takes up no more of them for now (WorkTrack:Ingest:NewComputersPerHour).";
        var seconds = (int)Math.Ceiling(refused.RetryAfter.TotalSeconds);

        // Those of a fleet are spread out, or they would all come back for the one place that is free by then.
        RetryLater.After(response, refused.Outcome == IngestOutcome.TooMany ? seconds : seconds + Random.Shared.Next(60));
        return Refusal(response, StatusCodes.Status429TooManyRequests, error);
    }

    /// <summary>403: the key is not the computer's.</summary>
    public static IActionResult Foreign(HttpResponse response) =>
        Refusal(response, StatusCodes.Status403Forbidden, "This key belongs to another computer or team than computer_id.");

    private static ObjectResult Refusal(HttpResponse response, int status, string error) => ApiProblem.IsFor(response.HttpContext.Request.Path)
        ? ApiProblem.Of(status, error)
        : new ObjectResult(new ErrorAnswer(error)) { StatusCode = status };
}
