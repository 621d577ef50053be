using Microsoft.AspNetCore.Http.Features;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>
/// The stream of server-sent events. Our own writer, because the framework's sends nothing before the first event, has
/// no comments to keep a proxy's connection open, and holds up a shutdown.
/// </summary>
internal sealed class DashboardStream(EventHub hub, FeedFrames frames, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Cadence = TimeSpan.FromSeconds(1);
    private static readonly byte[] Head = ": WorkTrack\nretry: 3000\n\n"u8.ToArray();
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    /// <summary>Answers one client until it goes or the server stops.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await FollowAsync(response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // How every stream ends: the client went, or the server stops. Nobody is left to tell.
        }
    }

    private async Task FollowAsync(HttpResponse response, CancellationToken end)
    {
        using var subscription = hub.Subscribe();
        await SendAsync(response, Head, end);
        await SendAsync(response, frames.Connected(), end);
        var sent = -1L;
        while (true)
        {
            var update = frames.Update();
            if (update.Version != sent)
            {
                await SendAsync(response, update.Bytes, end);
                sent = update.Version;
            }

            await Task.Delay(Cadence, time, end);
            await ChangeAsync(subscription, response, end);
        }
    }

    /// <summary>Waits for a change, with a comment now and then so that nobody on the way thinks the connection dead.</summary>
    private async Task ChangeAsync(Subscription subscription, HttpResponse response, CancellationToken end)
    {
        var change = subscription.WaitAsync(end).AsTask();
        while (!change.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(end);
            if (await Task.WhenAny(change, Task.Delay(Heartbeat, time, waiting.Token)) != change)
            {
                await SendAsync(response, Comment, end);
            }

            await waiting.CancelAsync();
        }

        await change;
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        await response.Body.WriteAsync(bytes, end);
        await response.Body.FlushAsync(end);
    }
}
