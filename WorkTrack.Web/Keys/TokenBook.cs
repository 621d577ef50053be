using System.Collections.Concurrent;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Keys;

/// <summary>
/// The tokens of people's scripts in memory, as every request and every open stream asks for them.
/// <see cref="KeyKeeper"/> keeps it in step with the table.
/// </summary>
public sealed class TokenBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ApiToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>The token of an id, while it opens; null when it does not, or there is none.</summary>
    public ApiToken? Find(string id) => _tokens.TryGetValue(id, out var token) && token.OpensAt(time.GetUtcNow()) ? token : null;

    /// <summary>The token that a text is, while it opens; null when it is none of ours.</summary>
    public ApiToken? Recognise(ReadOnlySpan<char> text)
    {
        if (!SecretText.TryReadId(text, SecretKind.ApiToken, out var id) || Find(id.ToString()) is not { } token || !SecretText.Matches(text, token.Hash.AsSpan()))
        {
            return null;
        }

        _used[token.Id] = time.GetUtcNow();
        return token;
    }

    /// <summary>The tokens of an account that open or have opened of late, the newest first, with their last use.</summary>
    public IReadOnlyList<ApiToken> Of(int account) =>
    [
        .. _tokens.Values.Where(token => token.Account == account && token.RevokedAt is null)
            .OrderByDescending(token => token.CreatedAt)
            .Select(token => _used.TryGetValue(token.Id, out var used) ? token with { LastUsedAt = used } : token),
    ];

    /// <summary>Puts tokens in the place of what was known of them.</summary>
    public void Apply(IReadOnlyCollection<ApiToken> tokens)
    {
        foreach (var token in tokens)
        {
            _tokens[token.Id] = token;
        }
    }

    /// <summary>The uses that are not stored yet. Those that are given out count as stored.</summary>
    internal IReadOnlyList<(string Id, DateTimeOffset At)> TakeUses()
    {
        var uses = _used.Select(use => (use.Key, use.Value)).ToList();
        foreach (var (id, at) in uses)
        {
            if (_tokens.TryGetValue(id, out var token))
            {
                _tokens[id] = token with { LastUsedAt = at };
            }

            _used.TryRemove(KeyValuePair.Create(id, at));
        }

        return uses;
    }

    /// <summary>Forgets tokens that have opened nothing since an instant.</summary>
    internal void Forget(DateTimeOffset before)
    {
        foreach (var token in _tokens.Values.Where(token => token.RevokedAt < before || token.ExpiresAt < before))
        {
            _tokens.TryRemove(token.Id, out _);
        }
    }
}
