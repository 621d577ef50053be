using System.Runtime.InteropServices;

namespace WorkTrack.Web.Ingestion;

/// <summary>Lets those who name the same key go one after the other, in the order they came. Remembers only keys that somebody holds.</summary>
/// <typeparam name="TKey">What is taken turns about.</typeparam>
internal sealed class Turns<TKey>
    where TKey : notnull
{
    private readonly Lock _changing = new();

    // Who waits for each key that is held; null while nobody does.
    private readonly Dictionary<TKey, Queue<TaskCompletionSource>?> _held = [];

    /// <summary>How many keys somebody holds.</summary>
    public int Count
    {
        get
        {
            lock (_changing)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Waits for the turn.</summary>
    /// <returns>To be disposed when it is over, once.</returns>
    public async ValueTask<Turn> TakeAsync(TKey key)
    {
        var mine = Task.CompletedTask;
        lock (_changing)
        {
            ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_held, key, out var isHeld);
            if (isHeld)
            {
                // They go on elsewhere: whoever leaves must not run their code.
                var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (waiting ??= []).Enqueue(place);
                mine = place.Task;
            }
        }

        await mine;
        return new Turn(this, key);
    }

    private void Leave(TKey key)
    {
        TaskCompletionSource? next = null;
        lock (_changing)
        {
            if (_held[key]?.TryDequeue(out next) != true)
            {
                _held.Remove(key);
            }
        }

        next?.SetResult();
    }

    /// <summary>A turn that was got.</summary>
    public readonly struct Turn(Turns<TKey> turns, TKey key) : IDisposable
    {
        /// <summary>Lets the next one go on.</summary>
        public void Dispose() => turns.Leave(key);
    }
}
