using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WorkTrack.Domain.Keys;

/// <summary>
/// The form of every secret that a program shows to get in. Its id finds the stored SHA-256; the 256 bits after it are
/// chance, which nobody tries out, so no slow hash is needed.
/// <code>
/// wtk_ mfrggzdfmztw _ 4rqX...43 characters of base64url
/// kind id             secret
/// </code>
/// All characters may stand in an address as <c>https://agent:KEY@host</c>.
/// </summary>
public static class SecretText
{
    /// <summary>How many characters the id has; 60 bits.</summary>
    public const int IdLength = 12;

    /// <summary>How many bytes are stored of a secret.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>How many characters the whole has.</summary>
    public const int Length = PrefixLength + IdLength + 1 + SecretLength;

    private const int PrefixLength = 4;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> InId = SearchValues.Create(IdCharacters);

    /// <summary>Makes a secret.</summary>
    public static NewSecret Create(SecretKind kind)
    {
        var id = RandomNumberGenerator.GetString(IdCharacters, IdLength);
        var text = $"{Prefix(kind)}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return new NewSecret(id, text, SHA256.HashData(Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Reads the id out of a text that has the form of a secret.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="id">What to find it by.</param>
    /// <returns>False when the text cannot be a secret of that kind.</returns>
    public static bool TryReadId(ReadOnlySpan<char> text, SecretKind kind, out ReadOnlySpan<char> id)
    {
        id = default;
        if (text.Length != Length || !text.StartsWith(Prefix(kind), StringComparison.Ordinal) || text[PrefixLength + IdLength] != '_')
        {
            return false;
        }

        id = text.Slice(PrefixLength, IdLength);
        return !id.ContainsAnyExcept(InId);
    }

    /// <summary>Whether a text is the secret of which the hash was stored. Takes the same time wherever they differ, and makes no garbage.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> hashed = stackalloc byte[HashLength];
        return Ascii.FromUtf16(text, bytes, out var written) == OperationStatus.Done
            && SHA256.HashData(bytes[..written], hashed) == HashLength
            && CryptographicOperations.FixedTimeEquals(hashed, hash);
    }

    private static string Prefix(SecretKind kind) => kind switch
    {
        SecretKind.AgentKey => "wtk_",
        SecretKind.EnrolmentToken => "wte_",
        _ => "wta_",
    };
}
