using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>
/// The changes for programs that prefer SignalR. A client asks for them as a stream, which it takes at its own pace: who is
/// slow gets the newest states later, and nothing is kept for it.
/// </summary>
internal sealed class LiveHub(LiveFeeds feeds, OpenStreams streams, ReaderScope readers, LedgerReadiness readiness) : Hub
{
    /// <summary>Everything the reader may see, then what changes.</summary>
    /// <param name="lastId">The id of the last batch that the client has taken in; null to begin with a snapshot.</param>
    /// <param name="gone">Ends with the client.</param>
    public async IAsyncEnumerable<LiveBatch> Follow(string? lastId, [EnumeratorCancellation] CancellationToken gone)
    {
        var context = Context.GetHttpContext()!;
        var user = context.User;
        var scope = readers.Of(user) ?? throw new HubException("You may not read.");
        using var following = feeds.Follow(scope, delta: true);
        var feed = following.Feed;

        // Subscribed before anything is read: no change falls in between.
        using var due = feed.Readers.Subscribe();
        var request = new StreamRequest(ReaderScope.AccountOf(context), due, () => scope.Equals(readers.Of(user)), Context.Abort);
        var refusal = streams.TryOpen(request, lasts: true, out var opened);
        using var open = opened ?? throw new HubException(StreamRefusals.Sentence(refusal));
        using var end = gone.UnsafeRegister(static stream => ((OpenStream)stream!).End(), open);

        var known = EventId.OffsetOf(lastId, feed.Events.Epoch);
        yield return Batch(feed, feed.Events.Connected(known ?? EventId.Nothing));
        if (known is { } offset)
        {
            var part = feed.Resume(offset);
            known = part.Version;
            yield return Batch(feed, part);
        }

        do
        {
            while (!open.HasEnded && readiness.IsReady && feed.Next(known) is { } part)
            {
                known = part.Version;
                yield return Batch(feed, part);
            }
        }
        while (await open.DueAsync());

        if (readers.Of(user) is null)
        {
            // Whoever only sees something else now may ask again.
            Context.Abort();
        }
    }

    private static LiveBatch Batch(ILiveFeed feed, FeedPart part) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{feed.Events.Epoch}-{part.Version}"), part);
}
