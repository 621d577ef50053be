using System.Globalization;
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
    public static IActionResult TooMany(HttpResponse response, TimeSpan retryAfter)
    {
        response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refusal(response, StatusCodes.Status429TooManyRequests, "This computer sends too many reports.");
    }

    /// <summary>403: the key is not the computer's.</summary>
    public static IActionResult Foreign(HttpResponse response) =>
        Refusal(response, StatusCodes.Status403Forbidden, "This key belongs to another computer or team than computer_id.");

    private static ObjectResult Refusal(HttpResponse response, int status, string error) => ApiProblem.IsFor(response.HttpContext.Request.Path)
        ? ApiProblem.Of(status, error)
        : new ObjectResult(new ErrorAnswer(error)) { StatusCode = status };
}
