using System.Diagnostics;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>Looks at the live stream as a screen does, and notes when another card had appeared on it.</summary>
internal sealed class CardWatch(Uri server)
{
    private readonly List<long> _seenAt = [];

    /// <summary>Looks until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = server };
        using var stream = new EventReader(await client.GetStreamAsync(new Uri("/api/dashboard-stream", UriKind.Relative), stop));
        for (var most = 0; !stop.IsCancellationRequested;)
        {
            var said = await stream.NextAsync();
            if (said.GetProperty("type").GetString() == "stats_update" && said.GetProperty("data").GetProperty("total_computers").GetInt32() is var now && now > most)
            {
                most = now;
                _seenAt.Add(Stopwatch.GetTimestamp());
            }
        }
    }

    /// <summary>The longest time without a new card. To be asked when it has stopped.</summary>
    /// <param name="from">The stopwatch when the time began.</param>
    /// <param name="until">And when it ended.</param>
    public TimeSpan LongestPause(long from, long until)
    {
        long[] points = [from, .. _seenAt.Where(at => at > from && at < until), until];
        return points.Zip(points.Skip(1), (before, after) => Stopwatch.GetElapsedTime(before, after)).Max();
    }
}
