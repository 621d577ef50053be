using System.Net;
using WorkTrack.Data.Keys;

namespace WorkTrack.Web.Keys;

/// <summary>
/// When and whence a key is used. A computer that comes from two addresses in turn, again and again within the hour, is
/// perhaps two: the disk of one was copied to the other, and the key with it.
/// </summary>
public sealed class KeyUse
{
    private const int TurnsOfAClone = 3;
    private const long Resolution = 1000;
    private const long LongestTurn = 60 * 60 * 1000;

    private readonly Lock _moving = new();
    private long _lastMs;
    private long _writtenMs;
    private IPAddress? _address;
    private IPAddress? _before;
    private IPAddress? _other;
    private long _movedMs;
    private int _turns;

    /// <summary>When it was used last; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt => Volatile.Read(ref _lastMs) is > 0 and var last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null;

    /// <summary>Whence it was used last; null for a key that many computers use.</summary>
    public IPAddress? Address => _address;

    /// <summary>Whence as well, in turn with <see cref="Address"/>; null when it never was.</summary>
    public IPAddress? OtherAddress => _other;

    /// <summary>Takes note of a request.</summary>
    /// <param name="now">The time.</param>
    /// <param name="from">The address it comes from; null when it tells nothing, as the key is that of many computers.</param>
    public void Note(DateTimeOffset now, IPAddress? from)
    {
        var nowMs = now.ToUnixTimeMilliseconds();
        if (nowMs - Volatile.Read(ref _lastMs) >= Resolution)
        {
            Volatile.Write(ref _lastMs, nowMs);
        }

        if (from is not null && !from.Equals(_address))
        {
            Move(nowMs, from);
        }
    }

    /// <summary>Takes over what an earlier run has stored.</summary>
    public void Restore(StoredKeyUse stored)
    {
        lock (_moving)
        {
            if (_lastMs == 0)
            {
                _lastMs = _writtenMs = stored.LastUsedAt.ToUnixTimeMilliseconds();
                _ = IPAddress.TryParse(stored.Address, out _address);
                _ = IPAddress.TryParse(stored.OtherAddress, out _other);
            }
        }
    }

    /// <summary>What is not stored yet; null when nothing is.</summary>
    public StoredKeyUse? Unwritten(string keyId) => LastUsedAt is { } last && last.ToUnixTimeMilliseconds() > Volatile.Read(ref _writtenMs)
        ? new StoredKeyUse(keyId, last, _address?.ToString(), _other?.ToString())
        : null;

    /// <summary>Says that a use was stored.</summary>
    public void Written(StoredKeyUse use) => Volatile.Write(ref _writtenMs, use.LastUsedAt.ToUnixTimeMilliseconds());

    private void Move(long nowMs, IPAddress from)
    {
        lock (_moving)
        {
            if (from.Equals(_address))
            {
                return;
            }

            // Back where it was a short while ago; a new place begins anew.
            _turns = from.Equals(_before) && nowMs - _movedMs <= LongestTurn ? _turns + 1 : 0;
            (_before, _address, _movedMs) = (_address, from, nowMs);
            if (_turns >= TurnsOfAClone)
            {
                _other = _before;
            }
        }
    }
}
