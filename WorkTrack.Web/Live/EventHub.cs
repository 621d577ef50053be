using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>
/// Says, inside this process, that the board changed; never what. Subscribers re-read the board, so signals coalesce,
/// none can be lost, and no subscriber needs a queue.
/// </summary>
public sealed class EventHub
{
    private ImmutableArray<Subscription> _subscriptions = [];

    /// <summary>How many subscribe now.</summary>
    public int SubscriberCount => _subscriptions.Length;

    /// <summary>Subscribes. Subscribe first and read the board then: no change falls in between.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(Remove);
        ImmutableInterlocked.Update(ref _subscriptions, (all, added) => all.Add(added), subscription);
        return subscription;
    }

    /// <summary>Marks every subscriber due and returns at once: it waits for nobody and runs nobody's code.</summary>
    public void Signal()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Mark();
        }
    }

    private void Remove(Subscription subscription) =>
        ImmutableInterlocked.Update(ref _subscriptions, (all, gone) => all.Remove(gone), subscription);
}
