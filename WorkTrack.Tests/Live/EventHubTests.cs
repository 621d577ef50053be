using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

public sealed class EventHubTests
{
    [Fact]
    public async Task Signal_ManyBeforeTheSubscriberLooks_AreOne()
    {
        var hub = new EventHub();
        using var subscription = hub.Subscribe();
        for (var i = 0; i < 1000; i++)
        {
            hub.Signal();
        }

        Assert.True(await subscription.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Signal_WhileTheSubscriberIsBusy_IsNotLost()
    {
        var hub = new EventHub();
        using var subscription = hub.Subscribe();
        hub.Signal();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);
        hub.Signal();

        Assert.True(await subscription.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dispose_WhileWaiting_EndsTheWaitAndTheSubscription()
    {
        var hub = new EventHub();
        var subscription = hub.Subscribe();
        using var other = hub.Subscribe();
        var waiting = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();

        subscription.Dispose();
        subscription.Dispose();
        hub.Signal();

        Assert.False(await waiting);
        Assert.Equal(1, hub.SubscriberCount);
        Assert.True(await other.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Signal_WaitingSubscriber_DoesNotRunInsideIt()
    {
        using var inSignal = new ThreadLocal<bool>();
        var hub = new EventHub();
        using var subscription = hub.Subscribe();
        var ranInside = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask().ContinueWith(
            _ => inSignal.Value, TestContext.Current.CancellationToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        inSignal.Value = true;
        hub.Signal();
        inSignal.Value = false;

        Assert.False(await ranInside);
    }
}
