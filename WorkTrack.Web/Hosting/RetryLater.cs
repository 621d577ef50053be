using System.Globalization;

namespace WorkTrack.Web.Hosting;

/// <summary>When a client that was refused is welcome again: the header <c>Retry-After</c>.</summary>
internal static class RetryLater
{
    /// <summary>In 5 to 14 seconds: spread out, so that a fleet does not come back at the same second.</summary>
    public static void Soon(HttpResponse response) => After(response, Random.Shared.Next(5, 15));

    /// <summary>In so many seconds, at least one.</summary>
    public static void After(HttpResponse response, int seconds) =>
        response.Headers.RetryAfter = Math.Max(seconds, 1).ToString(CultureInfo.InvariantCulture);
}
