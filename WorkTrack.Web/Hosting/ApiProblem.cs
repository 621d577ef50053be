using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace WorkTrack.Web.Hosting;

/// <summary>Refusals below <c>/api/v1</c>, in the form of RFC 9457.</summary>
internal static class ApiProblem
{
    /// <summary>What problems are sent as.</summary>
    public const string ContentType = "application/problem+json";

    private static readonly PathString Base = "/api/v1";

    /// <summary>Whether refusals of an address have this form.</summary>
    public static bool IsFor(PathString path) => path.StartsWithSegments(Base);

    /// <summary>The problem as a controller's answer.</summary>
    /// <param name="status">Whose fault it is.</param>
    /// <param name="detail">What is wrong, in a sentence.</param>
    public static ObjectResult Of(int status, string detail) =>
        new ObjectResult(TypedResults.Problem(detail, statusCode: status).ProblemDetails) { StatusCode = status };

    /// <summary>Answers with a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Whose fault it is.</param>
    /// <param name="detail">What is wrong, in a sentence; null when the status says it all.</param>
    public static Task WriteAsync(HttpContext context, int status, string? detail = null) => TypedResults
        .Problem(detail ?? ReasonPhrases.GetReasonPhrase(status) + ".", statusCode: status)
        .ExecuteAsync(context);
}
