using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkTrack.Domain.Ledger;

/// <summary>
/// The number a program's name or a title has in the ledger: 63 bits of its SHA-256. Every server finds the same number
/// without asking the database, and among ten million names two alike have a chance of one in 180,000.
/// </summary>
public static class NameKey
{
    /// <summary>The key of what is not known; lower than every other.</summary>
    public const long Unknown = 0;

    /// <summary>The key of a name, 1 or more; <see cref="Unknown"/> for null.</summary>
    public static long Of(string? name)
    {
        if (name is null)
        {
            return Unknown;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return Math.Max(1, (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 1));
    }
}
