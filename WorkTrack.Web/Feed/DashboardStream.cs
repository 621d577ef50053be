using Microsoft.AspNetCore.Http.Features;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>
/// The stream of server-sent events. Our own writer, because the framework's sends nothing before the first event, has
/// no comments to keep a proxy's connection open, and holds up a shutdown.
/// </summary>
internal sealed class DashboardStream(LiveFeeds feeds, OpenStreams streams, ReaderScope readers, LedgerReadiness readiness)
{
    private static readonly byte[] Head = ": WorkTrack\nretry: 3000\n\n"u8.ToArray();
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    /// <summary>Answers one client until it goes, its time is over, or the server stops.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        // Kept by themselves: the clock may ask for them while the request ends, and takes its context with it.
        var (user, connection) = (context.User, context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>());
        if (readers.Of(user) is not { } scope)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            SetHeaders(context.Response);
            return;
        }

        var delta = context.Request.Query["mode"] == "delta";
        using var following = feeds.Follow(scope, delta);

        // Subscribed before anything is read: no change falls in between.
        using var due = following.Feed.Readers.Subscribe();
        var request = new StreamRequest(
            ReaderScope.AccountOf(context), due, () => scope.Equals(readers.Of(user)), connection.Abort);
        OpenStream? open = null;
        var refusal = !delta && feeds.IsTooMuch ? StreamRefusal.TooMuch : streams.TryOpen(request, lasts: false, out open);
        if (open is null)
        {
            await StreamRefusals.AnswerAsync(context.Response, refusal);
            return;
        }

        using (open)
        using (context.RequestAborted.UnsafeRegister(static gone => ((OpenStream)gone!).End(), open))
        {
            SetHeaders(context.Response);
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await FollowAsync(new EventStreamWriter(context.Response.BodyWriter, open), following.Feed, open, Known(context.Request, following.Feed));
        }
    }

    /// <summary>What the client knows already. A script cannot set headers on a new EventSource, so the address may say it as well.</summary>
    private static long? Known(HttpRequest request, ILiveFeed feed)
    {
        var id = request.Headers["Last-Event-ID"] is [{ Length: > 0 } header, ..] ? header : request.Query["last_event_id"].ToString();
        return EventId.OffsetOf(id, feed.Events.Epoch);
    }

    private static void SetHeaders(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private async Task FollowAsync(EventStreamWriter client, ILiveFeed feed, OpenStream open, long? known)
    {
        client.Write(Head);
        await client.WriteAsync(feed.Events.Connected(known ?? EventId.Nothing));
        if (!readiness.IsReady)
        {
            await client.WriteAsync(feed.Events.Error("O banco de dados ainda não foi lido"));
        }

        var goesOn = await client.FlushAsync();
        if (goesOn && known is { } offset)
        {
            var part = feed.Resume(offset);
            known = part.Version;
            goesOn = await client.WriteAsync(part);
        }

        while (goesOn)
        {
            while (goesOn && readiness.IsReady && feed.Next(known) is { } part)
            {
                known = part.Version;
                goesOn = await client.WriteAsync(part);
            }

            if (open.Quiet >= OpenStreams.Heartbeat)
            {
                client.Write(Comment);
            }

            goesOn = goesOn && await client.FlushAsync() && await open.DueAsync();
        }
    }
}
