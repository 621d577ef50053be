using System.Diagnostics.CodeAnalysis;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// So many permits per key and time: all of them at once, then one whenever its share of the time has gone by. This is
/// GCRA, the leaky bucket kept as one instant per key: the one at which the key will have all its permits again. A key
/// whose instant is past is the same as one that was never seen and is forgotten, so memory holds those who used a permit
/// of late, and nothing of those who were refused.
/// </summary>
/// <typeparam name="TKey">Who has a limit of its own.</typeparam>
/// <param name="permits">How many; 0 for no limit.</param>
/// <param name="per">The time in which a key gets all of them back.</param>
/// <param name="time">The clock.</param>
internal sealed class RateLimit<TKey>(int permits, TimeSpan per, TimeProvider time)
    where TKey : notnull
{
    private const int FewestToSweep = 1024;

    private readonly Lock _changing = new();
    private readonly Dictionary<TKey, long> _fullAt = [];
    private readonly TimeSpan _share = permits == 0 ? TimeSpan.Zero : per / permits;
    private int _sweepAt = FewestToSweep;

    /// <summary>How many keys are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_changing)
            {
                return _fullAt.Count;
            }
        }
    }

    /// <summary>Takes a permit, or says that there is none.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="wait">When there is none: the time until there will be one.</param>
    [SuppressMessage("Design", "CA1021:Avoid out parameters", Justification = "A Try method, and it runs for every report.")]
    public bool TryTake(TKey key, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (permits == 0)
        {
            return true;
        }

        var now = time.GetUtcNow().Ticks;
        lock (_changing)
        {
            var fullAt = Math.Max(_fullAt.GetValueOrDefault(key), now) + _share.Ticks;
            if (fullAt - now > per.Ticks)
            {
                wait = TimeSpan.FromTicks(fullAt - now - per.Ticks);
                return false;
            }

            _fullAt[key] = fullAt;
            Sweep(now);
            return true;
        }
    }

    /// <summary>Whether there is a permit to take.</summary>
    public bool HasOne(TKey key)
    {
        lock (_changing)
        {
            return permits == 0 || _fullAt.GetValueOrDefault(key) + _share.Ticks - time.GetUtcNow().Ticks <= per.Ticks;
        }
    }

    /// <summary>Gives a permit back that was of no use.</summary>
    public void GiveBack(TKey key)
    {
        lock (_changing)
        {
            if (_fullAt.TryGetValue(key, out var fullAt))
            {
                _fullAt[key] = fullAt - _share.Ticks;
            }
        }
    }

    /// <summary>Forgets the keys that have all their permits, whenever their number has doubled.</summary>
    private void Sweep(long now)
    {
        if (_fullAt.Count < _sweepAt)
        {
            return;
        }

        foreach (var (key, fullAt) in _fullAt)
        {
            if (fullAt <= now)
            {
                _fullAt.Remove(key);
            }
        }

        _sweepAt = Math.Max(FewestToSweep, 2 * _fullAt.Count);
    }
}
