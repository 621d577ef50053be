using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace WorkTrack.Web.Ingestion;

/// <summary>Reads agents' bodies under the rules of <see cref="AgentJson"/>, from the connection's own memory.</summary>
internal static class AgentBody
{
    private const string Json = "application/json";

    /// <summary>Whether a content type is JSON's, in a charset that is known.</summary>
    /// <param name="contentType">The header; null when there is none.</param>
    /// <param name="encoding">The charset.</param>
    public static bool IsJson(string? contentType, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        if (contentType == Json)
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && TryGetEncoding(type, out encoding);
    }

    private static bool TryGetEncoding(MediaTypeHeaderValue type, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        if (!type.Charset.HasValue)
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

    /// <summary>Reads a request's body.</summary>
    /// <exception cref="BadReportException">It is none of this type.</exception>
    /// <exception cref="BadHttpRequestException">It did not arrive whole, or is too long.</exception>
    public static async ValueTask<object> ReadAsync(HttpRequest request, Encoding encoding, JsonTypeInfo type)
    {
        var whole = await ReadWholeAsync(request);
        try
        {
            return Read(whole, encoding, type) ?? throw new BadReportException("The body must be a JSON object.");
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
