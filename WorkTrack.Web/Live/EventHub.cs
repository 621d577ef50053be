using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>
/// Says, inside this process, that the board changed; never what. Subscribers re-read the board, so signals coalesce,
/// none can be lost, and no subscriber needs a queue.
/// </summary>
public sealed class EventHub
{
    private ImmutableArray<Subscription> _subscriptions = [];
    private long _signals;
    private long _coalesced;

    /// <summary>How many subscribe now.</summary>
    public int SubscriberCount => _subscriptions.Length;

    /// <summary>How often the board changed since the start.</summary>
    public long Signals => Volatile.Read(ref _signals);

    /// <summary>How many marks found their subscriber due already since the start, and so were one with the mark before.</summary>
    public long Coalesced => Volatile.Read(ref _coalesced);

    /// <summary>Subscribes. Subscribe first and read the board then: no change falls in between.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(Remove);
        ImmutableInterlocked.Update(ref _subscriptions, (all, added) => all.Add(added), subscription);
        return subscription;
    }

    /// <summary>Marks every subscriber due and returns at once: it waits for nobody, runs nobody's code and allocates nothing.</summary>
    public void Signal()
    {
        var coalesced = 0;
        foreach (var subscription in _subscriptions)
        {
            coalesced += subscription.Mark() ? 0 : 1;
        }

        Interlocked.Increment(ref _signals);
        Interlocked.Add(ref _coalesced, coalesced);
    }

    private void Remove(Subscription subscription) =>
        ImmutableInterlocked.Update(ref _subscriptions, (all, gone) => all.Remove(gone), subscription);
}
