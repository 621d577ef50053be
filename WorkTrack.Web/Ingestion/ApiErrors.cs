using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Gives every refusal below <c>/api</c> the form its callers know, with a status that tells whose fault it is:
/// <c>{"error":"..."}</c>, and below <c>/api/v1</c> the one of <see cref="ApiProblem"/>.
/// </summary>
internal sealed class ApiErrors(ILogger<ApiErrors> log, TimeProvider time) : IExceptionHandler
{
    // While the database is away every request is refused, and a line for each would be a flood of its own.
    private readonly RateLimit<string> _lines = new(10, TimeSpan.FromSeconds(10), time);

    private const string NoJson = "Content-Type must be application/json, in a charset that this server knows.";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path: by now the middleware has put the error page's in its place.
        var path = new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (!path.StartsWithSegments("/api"))
        {
            return false;
        }

        var (status, error) = exception switch
        {
            BadReportException bad => (StatusCodes.Status400BadRequest, bad.Message),
            BadHttpRequestException bad => (bad.StatusCode, ReasonPhrases.GetReasonPhrase(bad.StatusCode) + "."),
            LedgerUnavailableException => (StatusCodes.Status503ServiceUnavailable, "The report cannot be stored now. Send it again later."),
            _ when DatabaseAway.Explains(exception) => (StatusCodes.Status503ServiceUnavailable, "The data cannot be read now. Try again later."),
            _ => (StatusCodes.Status500InternalServerError, "The server failed."),
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            if (_lines.TryTake(exception.Message, out _))
            {
                log.LogError("A request below /api was refused: {Reason} {Cause}", exception.Message, exception.InnerException?.Message);
            }

            RetryLater.Soon(context.Response);
        }
        else if (status >= StatusCodes.Status500InternalServerError)
        {
            // Without the path: it is the client's text.
            log.LogError(exception, "A request below /api was answered {Status}", status);
        }

        await AnswerAsync(context, path, status, error);
        return true;
    }

    /// <summary>Refuses a body that is not said to be JSON.</summary>
    public static Task RefuseContentTypeAsync(HttpContext context) =>
        AnswerAsync(context, context.Request.Path, StatusCodes.Status415UnsupportedMediaType, NoJson);

    /// <summary>Fills in refusals that come without a body: unknown addresses, methods, content types.</summary>
    public static Task FillInAsync(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        var error = response.StatusCode switch
        {
            StatusCodes.Status415UnsupportedMediaType when CompressedBodies.IsUnknown(context.HttpContext.Request) => "Content-Encoding must be gzip, or absent.",
            StatusCodes.Status415UnsupportedMediaType => NoJson,
            var status => ReasonPhrases.GetReasonPhrase(status) + ".",
        };
        return AnswerAsync(context.HttpContext, context.HttpContext.Request.Path, response.StatusCode, error);
    }

    /// <summary>Refuses a request below <c>/api</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path, as it was sent.</param>
    /// <param name="status">Whose fault it is.</param>
    /// <param name="error">What is wrong, in a sentence.</param>
    public static Task AnswerAsync(HttpContext context, PathString path, int status, string error)
    {
        if (ApiProblem.IsFor(path))
        {
            return ApiProblem.WriteAsync(context, status, error);
        }

        context.Response.StatusCode = status;

        // Without a token: then a client that is gone is no failure of the answer.
        return context.Response.WriteAsJsonAsync(new ErrorAnswer(error), CancellationToken.None);
    }
}
