using System.Text;
using Microsoft.Extensions.Primitives;

namespace WorkTrack.Web.Keys;

/// <summary>
/// The key that a request shows: <c>X-Agent-Key: KEY</c>, <c>Authorization: Bearer KEY</c>, or HTTP Basic with any user name
/// and the key as password, which is what a client makes of <c>https://agent:KEY@host</c>.
/// </summary>
internal static class PresentedKey
{
    /// <summary>The most characters that are looked at; whatever is longer is no key.</summary>
    public const int MaxLength = 512;

    private const string AgentKeyHeader = "X-Agent-Key";
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Reads the key, without making garbage.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="buffer">Room for <see cref="MaxLength"/> characters.</param>
    /// <param name="key">What was shown in the place of a key; empty when it cannot be one.</param>
    /// <returns>False when the request shows none.</returns>
    public static bool TryRead(IHeaderDictionary headers, Span<char> buffer, out ReadOnlySpan<char> key)
    {
        key = default;
        if (headers.TryGetValue(AgentKeyHeader, out var own))
        {
            key = Only(own);
            return true;
        }

        var authorization = headers.Authorization;
        if (authorization.Count == 0)
        {
            return false;
        }

        var text = Only(authorization);
        if (text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            key = text[Bearer.Length..].Trim();
            return true;
        }

        if (text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            key = Password(text[Basic.Length..], buffer);
        }

        // Another scheme is no key of ours either, and whoever sends one means to be let in by it.
        return true;
    }

    /// <summary>Two values leave open which one is meant.</summary>
    private static ReadOnlySpan<char> Only(StringValues values) =>
        values is [{ } only] && only.Length <= MaxLength ? only.AsSpan().Trim() : default;

    private static ReadOnlySpan<char> Password(ReadOnlySpan<char> base64, Span<char> buffer)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var length) || bytes[..length].IndexOf((byte)':') is not (>= 0 and var colon))
        {
            return default;
        }

        var password = bytes[(colon + 1)..length];
        return buffer[..Encoding.Latin1.GetChars(password, buffer)];
    }
}
