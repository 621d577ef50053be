using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkTrack.Web.Accounts;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int KeyBytes = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key, as apps take it: base 32.</summary>
    public static string NewKey()
    {
        var bytes = RandomNumberGenerator.GetBytes(KeyBytes);
        var bits = bytes.SelectMany(value => Enumerable.Range(0, 8).Select(i => (value >> (7 - i)) & 1)).ToArray();
        return string.Concat(bits.Chunk(5).Select(five => Alphabet[five.Aggregate(0, (sum, bit) => (sum << 1) | bit)]));
    }

    /// <summary>What the picture holds that apps read the key from.</summary>
    public static string AddressOf(string key, string account) =>
        $"otpauth://totp/WorkTrack:{Uri.EscapeDataString(account)}?secret={key}&issuer=WorkTrack&digits=6";

    /// <summary>The step whose code somebody typed, give or take one for clocks that differ; null when the code is of none.</summary>
    public static long? StepOf(string key, string? typed, DateTimeOffset now)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(key, step)), Encoding.ASCII.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of an instant.</summary>
    public static string CodeOf(string key, DateTimeOffset at) => CodeOf(key, at.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 has SHA-1 as its default, and apps know nothing else. What breaks SHA-1 does not break HMAC.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bits = key.SelectMany(c => Enumerable.Range(0, 5).Select(i => (Alphabet.IndexOf(c, StringComparison.Ordinal) >> (4 - i)) & 1));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => (sum << 1) | bit))];
    }
}
