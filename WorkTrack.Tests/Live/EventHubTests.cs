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

    [Fact]
    public async Task Signal_DueAndWaitingSubscribers_AreCounted()
    {
        var hub = new EventHub();
        using var waiting = hub.Subscribe();
        using var busy = hub.Subscribe();
        var wait = waiting.WaitAsync(TestContext.Current.CancellationToken);
        hub.Signal();
        Assert.True(await wait);

        hub.Signal();
        hub.Signal();

        Assert.Equal((3, 3, 2), (hub.Signals, hub.Coalesced, hub.SubscriberCount));
    }

    [Fact]
    public void Signal_ManySubscribersThatAreDue_AllocatesNothing()
    {
        var hub = new EventHub();
        var subscriptions = Enumerable.Range(0, 1000).Select(_ => hub.Subscribe()).ToList();
        hub.Signal();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            hub.Signal();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        subscriptions.ForEach(subscription => subscription.Dispose());
    }

    [Fact]
    public async Task Signal_ManySubscribersThatWait_AllocatesLessThanAnObjectForEach()
    {
        const int Subscribers = 1000;
        const int Rounds = 20;
        var hub = new EventHub();
        var subscriptions = Enumerable.Range(0, Subscribers).Select(_ => hub.Subscribe()).ToList();
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var waits = subscriptions.Select(subscription => subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask()).ToList();
            var before = GC.GetAllocatedBytesForCurrentThread();
            hub.Signal();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            await Task.WhenAll(waits);
        }

        // The smallest object has 24 bytes. The thread pool's own queue grows now and then.
        Assert.InRange(allocated / (double)(Subscribers * Rounds), 0, 8);
        subscriptions.ForEach(subscription => subscription.Dispose());
    }

    [Fact]
    public async Task Wait_Cancelled_ThrowsAndCanBeginAgain()
    {
        var hub = new EventHub();
        using var subscription = hub.Subscribe();
        using var cancellation = new CancellationTokenSource();
        var wait = subscription.WaitAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        hub.Signal();
        Assert.True(await subscription.WaitAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Whoever looks after each wait must see the last change in the end, however the threads meet.</summary>
    [Fact]
    public async Task Signal_FromManyThreads_NeverLeavesASubscriberBehind()
    {
        const int Changes = 20_000;
        const int Publishers = 3;
        var hub = new EventHub();
        var value = 0;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(ReadAsync, TestContext.Current.CancellationToken)).ToList();

        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(_ => Task.Run(Publish, TestContext.Current.CancellationToken)));

        await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        void Publish()
        {
            for (var i = 0; i < Changes; i++)
            {
                Interlocked.Increment(ref value);
                hub.Signal();
            }
        }

        async Task ReadAsync()
        {
            using var subscription = hub.Subscribe();
            while (Volatile.Read(ref value) < Changes * Publishers)
            {
                Assert.True(await subscription.WaitAsync());
            }
        }
    }
}
