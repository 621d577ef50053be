using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkTrack.Data.Audit;

/// <summary>
/// The chain of the audit log:
/// <code>
///   hash(n) = SHA-256( hash(n-1) | n | instant | length, text | length, text | ... )
/// </code>
/// A row that is changed, left out, added or moved breaks it from there on. Lengths stand before texts, so that no two
/// rows are written alike.
/// </summary>
public static class AuditChain
{
    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 64;

    /// <summary>What stands in the place of the hash before the first row.</summary>
    public static string Beginning { get; } = new('0', HashLength);

    /// <summary>The hash of an entry.</summary>
    /// <param name="previous">The hash of the entry before.</param>
    /// <param name="number">The entry's number.</param>
    /// <param name="entry">What was done.</param>
    public static string HashOf(string previous, long number, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        Append(hash, number);
        Append(hash, entry.At.ToUnixTimeMilliseconds());
        foreach (var text in new[] { entry.Actor, entry.Action, entry.Subject, entry.Details, entry.Address })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Append(hash, bytes.Length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
