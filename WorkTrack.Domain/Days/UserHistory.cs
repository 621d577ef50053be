using System.Collections.Immutable;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Days;

/// <summary>Who used a computer when. The time before anybody was named belongs to the first who was.</summary>
public sealed class UserHistory
{
    private readonly ImmutableArray<UserSince> _changes;

    /// <summary>Puts changes in order.</summary>
    /// <param name="changes">Who used it from when on, in any order.</param>
    public UserHistory(IEnumerable<UserSince> changes) => _changes = [.. changes.OrderBy(change => change.Minute)];

    /// <summary>Nobody was ever named.</summary>
    public static UserHistory Empty { get; } = new([]);

    /// <summary>Cuts a range where the user changes.</summary>
    /// <returns>Pieces in order, without a hole between them; the user is null when nobody was ever named.</returns>
    public IEnumerable<(string? User, MinuteRange Minutes)> Cut(MinuteRange range)
    {
        var from = range.First;
        var user = _changes.LastOrDefault(change => change.Minute <= from)?.User ?? (_changes is [var first, ..] ? first.User : null);
        foreach (var change in _changes.Where(change => change.Minute > range.First && change.Minute < range.End))
        {
            if (change.User != user)
            {
                yield return (user, MinuteRange.Between(from, change.Minute));
                (from, user) = (change.Minute, change.User);
            }
        }

        yield return (user, MinuteRange.Between(from, range.End));
    }
}
