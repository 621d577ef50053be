using System.Globalization;
using System.Text;
using System.Text.Json;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>The stream's events as bytes. A version of the board is serialised once, for all who read it.</summary>
internal sealed class FeedFrames(FeedReader feed, TimeProvider time)
{
    // Ids of an earlier run of the server must not look like ours.
    private readonly string _epoch = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
    private readonly Lock _building = new();
    private Frame? _newest;

    /// <summary>The greeting.</summary>
    public ReadOnlyMemory<byte> Connected() => Event(feed.Version, "connected", new { message = "Conectado ao WorkTrack" });

    /// <summary>The board as it is now: <c>computers_update</c> and <c>stats_update</c>.</summary>
    public Frame Update()
    {
        lock (_building)
        {
            if (_newest is null || _newest.Version != feed.Version)
            {
                var (version, computers, stats) = feed.Read(BoardScope.Everything);
                byte[] bytes =
                [
                    .. Event(version, "computers_update", new { computers, stats }),
                    .. Event(version, "stats_update", stats),
                ];
                _newest = new Frame(version, bytes);
            }

            return _newest;
        }
    }

    private byte[] Event(long version, string type, object data)
    {
        var json = JsonSerializer.Serialize(new { type, data, timestamp = time.GetUtcNow() }, WireJson.Options);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {_epoch}-{version}\ndata: {json}\n\n"));
    }

    /// <summary>Events ready to send.</summary>
    /// <param name="Version">The board's version they show.</param>
    /// <param name="Bytes">The events.</param>
    internal sealed record Frame(long Version, ReadOnlyMemory<byte> Bytes);
}
