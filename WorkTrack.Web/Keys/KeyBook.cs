using System.Collections.Concurrent;
using WorkTrack.Data.Keys;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Every key in memory, so that a report asks no database who sends it, and is taken also while the database is away.
/// <see cref="KeyKeeper"/> keeps it in step with the table.
/// </summary>
public sealed class KeyBook
{
    private readonly ConcurrentDictionary<string, BookedKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BookedKey>.AlternateLookup<ReadOnlySpan<char>> _byId;

    /// <summary>An empty book.</summary>
    public KeyBook() => _byId = _keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the keys were read once since the start. Before that nobody knows who may send.</summary>
    public bool IsRead { get; private set; }

    /// <summary>All keys that are kept, also those that open no more.</summary>
    public IEnumerable<BookedKey> All => _keys.Values;

    /// <summary>Finds a key by its id; null when there is none.</summary>
    public BookedKey? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>Finds the key that a text is, whether it still opens or not; null when it is none of ours.</summary>
    public BookedKey? Recognise(ReadOnlySpan<char> text) =>
        SecretText.TryReadId(text, SecretKind.AgentKey, out var id) && _byId.TryGetValue(id, out var booked)
        && SecretText.Matches(text, booked.Key.Hash.AsSpan())
            ? booked
            : null;

    /// <summary>Puts keys in the place of what was known of them.</summary>
    public void Apply(IEnumerable<AgentKey> keys)
    {
        foreach (var key in keys)
        {
            _keys[key.Id] = new BookedKey(key, Find(key.Id)?.Use ?? new KeyUse());
        }

        IsRead = true;
    }

    /// <summary>Takes over what earlier runs have stored of the keys' use.</summary>
    public void Restore(IEnumerable<StoredKeyUse> uses)
    {
        foreach (var use in uses)
        {
            Find(use.KeyId)?.Use.Restore(use);
        }
    }

    /// <summary>Forgets keys that have opened nothing since an instant.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var booked in All.Where(booked => booked.Key.RevokedAt < before || booked.Key.ValidUntil < before))
        {
            _keys.TryRemove(booked.Key.Id, out _);
        }
    }
}
