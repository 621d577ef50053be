using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace WorkTrack.Web.Enrolment;

/// <summary>
/// Counts failed enrolments by the address they come from; what succeeds is not counted, as a whole company may stand
/// behind one address. An address that is quiet is forgotten.
/// </summary>
public sealed class AttemptLimit : IDisposable
{
    /// <summary>How many may fail in a minute.</summary>
    public const int FailuresPerMinute = 20;

    // A household or a company of IPv6 has 64 bits to itself, and could come from another address every time.
    private const int OwnedBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress?> _failures = PartitionedRateLimiter.Create<IPAddress?, IPAddress>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = FailuresPerMinute,
            TokensPerPeriod = FailuresPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        }));

    /// <summary>Whether an address has failed too often.</summary>
    public bool IsReached(IPAddress? address)
    {
        using var lease = _failures.AttemptAcquire(address, 0);
        return !lease.IsAcquired;
    }

    /// <summary>Counts a failure.</summary>
    public void Failed(IPAddress? address) => _failures.AttemptAcquire(address).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _failures.Dispose();

    private static IPAddress Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.MapToIPv4() ?? IPAddress.None;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(OwnedBytes).Clear();
        return new IPAddress(bytes);
    }
}
