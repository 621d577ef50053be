using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Web.Feed;

namespace WorkTrack.Web.Ingestion;

/// <summary>The JSON of what agents are answered.</summary>
[JsonSerializable(typeof(AgentDataAnswer))]
[JsonSerializable(typeof(RegisterAnswer))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(ActivityAnswer))]
[JsonSerializable(typeof(ReportAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>Letters stay letters, as everywhere on the wire.</summary>
    public static AnswerJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WireInstantConverter() },
    });
}

/// <summary>
/// An answer to a report: its length is known before it is sent, so it goes out in one piece, and nobody negotiates its
/// content type.
/// </summary>
/// <param name="answer">One of the types of <see cref="AnswerJson"/>.</param>
/// <param name="status">The status.</param>
internal sealed class AgentAnswer(object answer, int status = StatusCodes.Status200OK) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), AnswerJson.Wire);
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        var written = response.BodyWriter.WriteAsync(body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }
}
