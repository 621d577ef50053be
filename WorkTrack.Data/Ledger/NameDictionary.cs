using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>A name that has to be in the database, by the time its key is used there.</summary>
/// <param name="Key">The name's key.</param>
/// <param name="Text">The name.</param>
/// <param name="Hour">The hour of the claim that uses it.</param>
internal sealed record StoredName(long Key, string Text, long Hour);

/// <summary>
/// The names of programs and titles that the database is known to have, so that each is written once a day and not with
/// every claim. A commit that was given up as hung may end while the next is under way, hence the lock.
/// </summary>
internal sealed class NameDictionary
{
    // A name's last hour in the database may be this far behind.
    private const long Slack = 24;

    // Forgetting all of them costs writing them once more.
    private const int Most = 100_000;

    private readonly Lock _using = new();
    private readonly Dictionary<long, long> _programs = [];
    private readonly Dictionary<long, long> _titles = [];

    /// <summary>The names that have to be written for some claims.</summary>
    public (List<StoredName> Programs, List<StoredName> Titles) Missing(IEnumerable<ProgramHour> claims)
    {
        var all = claims.ToList();
        lock (_using)
        {
            return (Missing(_programs, all, front => front.Program), Missing(_titles, all, front => front.Title));
        }
    }

    /// <summary>Says that names were written.</summary>
    public void Remember((List<StoredName> Programs, List<StoredName> Titles) names)
    {
        lock (_using)
        {
            Remember(_programs, names.Programs);
            Remember(_titles, names.Titles);
        }
    }

    private static List<StoredName> Missing(Dictionary<long, long> known, List<ProgramHour> claims, Func<ProgramInFront, string?> text) =>
    [
        .. claims.Where(claim => text(claim.Front) is not null)
            .GroupBy(claim => text(claim.Front)!, claim => claim.Hour)
            .Select(hours => new StoredName(NameKey.Of(hours.Key), hours.Key, hours.Max()))
            .Where(name => !known.TryGetValue(name.Key, out var hour) || hour < name.Hour - Slack),
    ];

    private static void Remember(Dictionary<long, long> known, List<StoredName> names)
    {
        if (known.Count + names.Count > Most)
        {
            known.Clear();
        }

        names.ForEach(name => known[name.Key] = name.Hour);
    }
}
