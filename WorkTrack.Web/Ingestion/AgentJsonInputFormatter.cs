using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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

        var whole = await ReadWholeAsync(request);
        try
        {
            var body = Read(whole, encoding, AgentJson.Default.GetTypeInfo(context.ModelType)!);
            return body is null ? throw new BadReportException("The body must be a JSON object.") : await InputFormatterResult.SuccessAsync(body);
        }
        catch (JsonException malformed)
        {
            throw new BadReportException(Describe(malformed));
        }
        finally
        {
            request.BodyReader.AdvanceTo(whole.End);
        }
    }

    /// <summary>Reads a body where it lies; only one in several pieces is put together first.</summary>
    private static object? Read(ReadOnlySequence<byte> body, Encoding encoding, JsonTypeInfo type)
    {
        if (encoding is not UTF8Encoding)
        {
            return JsonSerializer.Deserialize(WithoutPreamble(Encoding.Convert(encoding, Encoding.UTF8, body.ToArray())), type);
        }

        if (body.IsSingleSegment)
        {
            return JsonSerializer.Deserialize(WithoutPreamble(body.FirstSpan), type);
        }

        var length = (int)body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(rented);
            return JsonSerializer.Deserialize(WithoutPreamble(rented.AsSpan(0, length)), type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ReadOnlySpan<byte> WithoutPreamble(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static bool TryGetEncoding(string? contentType, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        if (contentType == "application/json" || !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue)
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

    private static async ValueTask<ReadOnlySequence<byte>> ReadWholeAsync(HttpRequest request)
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
    private static async ValueTask<ReadOnlySequence<byte>> ReadAllAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
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
