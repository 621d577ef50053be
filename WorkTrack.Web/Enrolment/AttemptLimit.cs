using System.Net;
using System.Net.Sockets;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Enrolment;

/// <summary>
/// Counts failed enrolments by the address they come from; what succeeds is not counted, as a whole company may stand
/// behind one address.
/// </summary>
public sealed class AttemptLimit(TimeProvider time)
{
    /// <summary>How many may fail in a minute.</summary>
    public const int FailuresPerMinute = 20;

    // A household or a company of IPv6 has 64 bits to itself, and could come from another address every time.
    private const int OwnedBytes = 8;

    private readonly RateLimit<IPAddress> _failures = new(FailuresPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>Whether too many have failed from an address.</summary>
    public bool IsReached(IPAddress? from) => !_failures.HasOne(Network(from));

    /// <summary>Counts a failure.</summary>
    public void Failed(IPAddress? from) => _failures.TryTake(Network(from), out _);

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
