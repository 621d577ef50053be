using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Access;

/// <summary>
/// Everybody who may sign in and where they are signed in, in memory: every request and every open page asks it, and none
/// of them the database. It is read again after every change, and every few seconds for the changes of other servers. While
/// the database is away the last known is true: nobody can be dismissed then, and screens go on.
/// </summary>
public sealed class AccountDirectory(AccountStore store, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known _known = new(new KnownAccounts([], [], []));
    private volatile bool _isLoaded;

    /// <summary>Raised after somebody's rights, or a session, have changed. Handlers must be quick and must not throw.</summary>
    public event Action? Changed;

    /// <summary>Whether it was read once. Before that nobody can be told from a stranger.</summary>
    public bool IsLoaded => _isLoaded;

    /// <summary>All accounts, by name.</summary>
    public ImmutableArray<KnownAccount> Accounts => _known.All.Accounts;

    /// <summary>All teams, by name.</summary>
    public ImmutableArray<Team> Teams => _known.All.Teams;

    /// <summary>All sessions, the one used last first.</summary>
    public ImmutableArray<AccountSession> Sessions => _known.All.Sessions;

    /// <summary>An account; null when there is none of that number.</summary>
    public KnownAccount? Account(int id) => _known.Accounts.GetValueOrDefault(id);

    /// <summary>What a team is called; null when there is none of that number.</summary>
    public string? TeamName(int id) => _known.Teams.GetValueOrDefault(id)?.Name;

    /// <summary>The session and its account; null when it has ended, or its account may no longer sign in.</summary>
    /// <param name="hash">The hash of the session's id.</param>
    public (AccountSession Session, KnownAccount Account)? Session(string hash)
    {
        var known = _known;
        return known.Sessions.TryGetValue(hash, out var session) && session.EndsAt > time.GetUtcNow()
            && known.Accounts.TryGetValue(session.Account, out var account) && !account.IsDisabled
            ? (session, account)
            : null;
    }

    /// <summary>Reads everything again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One after the other: an older reading must not overwrite a newer one.
        await _reading.WaitAsync(cancellationToken);
        bool changed;
        try
        {
            var known = new Known(await store.LoadAsync(cancellationToken));
            changed = !known.IsLike(_known);
            _known = known;
            _isLoaded = true;
        }
        finally
        {
            _reading.Release();
        }

        if (changed)
        {
            Changed?.Invoke();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private sealed class Known(KnownAccounts all)
    {
        public KnownAccounts All { get; } = all;

        public FrozenDictionary<int, KnownAccount> Accounts { get; } = all.Accounts.ToFrozenDictionary(account => account.Id);

        public FrozenDictionary<string, AccountSession> Sessions { get; } = all.Sessions.ToFrozenDictionary(session => session.Hash);

        public FrozenDictionary<int, Team> Teams { get; } = all.Teams.ToFrozenDictionary(team => team.Id);

        /// <summary>Whether nobody's rights differ; when a session was last used is nobody's right.</summary>
        public bool IsLike(Known other) =>
            All.Teams.SequenceEqual(other.All.Teams)
            && Accounts.Count == other.Accounts.Count
            && Accounts.All(pair => other.Accounts.TryGetValue(pair.Key, out var same)
                && (pair.Value with { Teams = [], LastSignInAt = null }) == (same with { Teams = [], LastSignInAt = null })
                && pair.Value.Teams.SequenceEqual(same.Teams))
            && Sessions.Count == other.Sessions.Count && Sessions.Keys.All(other.Sessions.ContainsKey);
    }
}
