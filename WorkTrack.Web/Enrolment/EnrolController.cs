using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Ingestion;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Enrolment;

/// <summary>Where an agent gets a key of its own. Open to all: what counts is the token or the key that is sent.</summary>
[ApiController]
[Route("api/v1/enroll")]
[AllowAnonymous]
[Tags("Agents")]
public sealed class EnrolController(EnrolmentService enrolments, TimeProvider time) : ControllerBase
{
    private const int RetrySeconds = 60;

    /// <summary>Enrols a computer.</summary>
    [HttpPost]
    [ProducesResponseType<EnrolAnswer>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<EnrolAnswer>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblem.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblem.ContentType)]
    public async Task<IActionResult> PostAsync(EnrolBody body)
    {
        var computer = ReportBody.ParseId(body.ComputerId);
        var said = ComputerProfile.Create(body.Name, null, null, null, body.MacAddress);
        var from = HttpContext.Connection.RemoteIpAddress;
        var enrolment = await enrolments.EnrolAsync(
            computer, Secret(body), new KeyOrigin(said.Name, said.MacAddress, AuditActor.AddressOf(from)), from);
        return enrolment.Result switch
        {
            EnrolmentResult.Enrolled => Created(enrolment, "enrolled", computer),
            EnrolmentResult.Rotated => Created(enrolment, "rotated", computer),
            EnrolmentResult.Pending => Accepted(Answer(enrolment, "pending", computer)),
            EnrolmentResult.Foreign => ApiProblem.Of(
                StatusCodes.Status403Forbidden, "This token or key belongs to another computer or team than computer_id."),
            EnrolmentResult.TooMany => TooMany(),
            _ => ApiProblem.Of(StatusCodes.Status401Unauthorized, "The enrolment token is not known, used up, or not valid any more."),
        };
    }

    private string Secret(EnrolBody body)
    {
        Span<char> buffer = stackalloc char[PresentedKey.MaxLength];
        return PresentedKey.TryRead(Request.Headers, buffer, out var shown) ? shown.ToString() : body.EnrolmentToken ?? "";
    }

    private ObjectResult Created(Enrolment enrolment, string status, ComputerId computer) =>
        StatusCode(StatusCodes.Status201Created, Answer(enrolment, status, computer));

    private EnrolAnswer Answer(Enrolment enrolment, string status, ComputerId computer)
    {
        Response.Headers.CacheControl = "no-store";
        return new EnrolAnswer(status, computer.Value, enrolment.Key!.Text, time.GetUtcNow());
    }

    private ObjectResult TooMany()
    {
        RetryLater.After(Response, RetrySeconds);
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, "Too many enrolments. Try again later.");
    }
}
