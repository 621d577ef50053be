using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Reads agents' bodies under the rules of <see cref="AgentJson"/>. The framework's own formatter answers 500 to a
/// quoted or an unknown charset and rejects text for its content.
/// </summary>
internal sealed class AgentJsonInputFormatter : InputFormatter
{
    public AgentJsonInputFormatter() => SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse("application/json"));

    protected override bool CanReadType(Type type) => AgentJson.Default.GetTypeInfo(type) is not null;

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (!TryGetEncoding(request.ContentType, out var encoding))
        {
            context.ModelState.AddModelError(
                context.ModelName, new UnsupportedContentTypeException("The charset is not known."), context.Metadata);
            return await InputFormatterResult.FailureAsync();
        }

        var utf8 = ToUtf8(await ReadWholeAsync(request), encoding);
        try
        {
            var body = JsonSerializer.Deserialize(utf8.Span, AgentJson.Default.GetTypeInfo(context.ModelType)!);
            return body is null ? throw new BadReportException("The body must be a JSON object.") : await InputFormatterResult.SuccessAsync(body);
        }
        catch (JsonException malformed)
        {
            throw new BadReportException(Describe(malformed));
        }
    }

    private static bool TryGetEncoding(string? contentType, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        try
        {
            encoding = Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString());
            return true;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadWholeAsync(HttpRequest request)
    {
        try
        {
            return await ReadAllAsync(request);
        }
        catch (Exception cut) when (cut is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            // The client went away, or the server stops and no longer waits for it.
            throw new BadHttpRequestException("The body did not arrive whole.", StatusCodes.Status408RequestTimeout, cut);
        }
        catch (InvalidDataException)
        {
            throw new BadReportException("The body is not what its Content-Encoding says.");
        }
    }

    /// <summary>Reads the body to its end; the server stops a body that is too long.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, Encoding encoding)
    {
        var utf8 = encoding is UTF8Encoding ? body : Encoding.Convert(encoding, Encoding.UTF8, body.ToArray());
        return utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
    }

    /// <summary>Says which member is wrong. The framework's text is not passed on: it names our types.</summary>
    private static string Describe(JsonException malformed)
    {
        var member = malformed.Path?.TrimStart('$').TrimStart('.');
        return string.IsNullOrEmpty(member)
            ? "The body is not a JSON object, or names a member twice, or is nested too deep."
            : $"{member} has a value that is not allowed there, is given twice, or is not valid JSON.";
    }
}
