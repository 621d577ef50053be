using System.Collections.Concurrent;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Access;

/// <summary>Which sessions are in use, to be written down now and then: a write for every request would be too many.</summary>
public sealed class SessionUse(TimeProvider time)
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, bool> _used = new();

    /// <summary>Notes that a session is in use.</summary>
    public void Note(AccountSession session)
    {
        if (time.GetUtcNow() - session.LastUsedAt > Stale)
        {
            _used[session.Hash] = true;
        }
    }

    /// <summary>The sessions that were used since the last call and are on record as unused.</summary>
    public IReadOnlyCollection<string> Take()
    {
        var used = _used.Keys.ToArray();
        foreach (var hash in used)
        {
            _used.TryRemove(hash, out _);
        }

        return used;
    }
}
