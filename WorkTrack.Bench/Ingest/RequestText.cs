using System.Globalization;
using System.Text;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// A request that is built once and sent again and again with other values of the same width in their places: to build
/// one for every report would cost more than to send it.
/// </summary>
internal sealed class RequestText
{
    private readonly byte[] _bytes;

    /// <param name="path">Where it is posted.</param>
    /// <param name="json">The body, each place filled with a text that occurs nowhere else.</param>
    /// <param name="host">Who is asked.</param>
    /// <param name="key">The agent's key; null where access is open.</param>
    public RequestText(string path, string json, string host = "127.0.0.1", string? key = null)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        _bytes = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{Authorization(key)}\r\n{json}"));
    }

    /// <summary>As agents show it that can only be given an address: the costliest of the ways.</summary>
    private static string Authorization(string? key) =>
        key is null ? "" : $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"agent:{key}"))}\r\n";

    /// <summary>The request as it is now.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Finds a place by what it is filled with at first.</summary>
    public Range Find(string filling)
    {
        var at = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(filling));
        return at < 0 ? throw new ArgumentException($"{filling} is not in the request.") : at..(at + filling.Length);
    }

    /// <summary>Puts a text into a place of the same width.</summary>
    public void Put(Range place, ReadOnlySpan<char> text) => Encoding.ASCII.GetBytes(text, _bytes.AsSpan()[place]);

    /// <summary>Puts a number, which spaces fill up: between values JSON allows them.</summary>
    public void PutNumber(Range place, long number)
    {
        var bytes = _bytes.AsSpan()[place];
        bytes.Fill((byte)' ');
        number.TryFormat(bytes, out _, default, CultureInfo.InvariantCulture);
    }

    /// <summary>Puts a number with zeros before it, as a part of a text.</summary>
    public void PutDigits(Range place, long number)
    {
        var bytes = _bytes.AsSpan()[place];
        for (var i = bytes.Length - 1; i >= 0; i--, number /= 10)
        {
            bytes[i] = (byte)('0' + (number % 10));
        }
    }

    /// <summary>Puts an instant with milliseconds, in UTC.</summary>
    public void PutInstant(Range place, DateTimeOffset instant) =>
        instant.UtcDateTime.TryFormat(_bytes.AsSpan()[place], out _, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
