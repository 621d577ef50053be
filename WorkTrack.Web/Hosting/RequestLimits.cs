using Microsoft.AspNetCore.Server.Kestrel.Core;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Web.Hosting;

/// <summary>
/// How large a request may be, and how long a connection may take to say what it wants. A slow one costs no thread, but
/// memory and a file handle, and somebody who opens thousands and sends a byte now and then would have them all.
/// </summary>
internal static class RequestLimits
{
    private static readonly TimeSpan LongestHead = TimeSpan.FromSeconds(10);

    /// <summary>A mobile line at its worst is faster; the largest report may take four minutes.</summary>
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = IngestOptions.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = LongestHead;
        kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
    }
}
