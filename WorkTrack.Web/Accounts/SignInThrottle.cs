namespace WorkTrack.Web.Accounts;

/// <summary>
/// Slows down those who guess passwords, and nobody else. Whoever fails waits: after three failures on one account 1, 2, 4
/// seconds and so on up to a quarter of an hour, and after ten failures in a minute altogether, until the minute is over.
/// Failures count for the place they come from - a browser that has signed in to the account before, else an address -
/// so that nobody can lock the owner of an account out by failing elsewhere.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>How many failures a minute one place may have.</summary>
    public const int FailuresPerMinute = 10;

    private const int Free = 3;
    private const int MostPlaces = 50_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock _counting = new();
    private readonly Dictionary<string, Record> _places = [];
    private readonly Dictionary<(string Place, string Account), Record> _pairs = [];

    /// <summary>Lets a place try an account, or says how long it has to wait. A try counts as a failure until it succeeds, so that many at once are no way around.</summary>
    /// <param name="place">Where somebody tries.</param>
    /// <param name="account">The account they try, known or not.</param>
    /// <returns>Zero when they may.</returns>
    public TimeSpan Begin(string place, string account)
    {
        lock (_counting)
        {
            var now = time.GetUtcNow();
            if (Until(place, account) is var until && until > now)
            {
                return until - now;
            }

            Forget(_places, now);
            Forget(_pairs, now);
            _places[place] = _places.TryGetValue(place, out var ofPlace) ? ofPlace.Then(now) : Record.First(now);
            _pairs[(place, account)] = _pairs.TryGetValue((place, account), out var ofPair) ? ofPair.Then(now) : Record.First(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Says that a try succeeded.</summary>
    public void Succeeded(string place, string account)
    {
        lock (_counting)
        {
            _pairs.Remove((place, account));
            if (_places.TryGetValue(place, out var record))
            {
                _places[place] = record with { Recent = record.Recent[..^1] };
            }
        }
    }

    private DateTimeOffset Until(string place, string account)
    {
        var until = _places.TryGetValue(place, out var ofPlace) && ofPlace.Recent.Length >= FailuresPerMinute
            ? ofPlace.Recent[^FailuresPerMinute] + Minute
            : DateTimeOffset.MinValue;
        if (!_pairs.TryGetValue((place, account), out var ofPair) || ofPair.Count < Free)
        {
            return until;
        }

        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(ofPair.Count - Free, 20)), Longest.TotalSeconds));
        return until > ofPair.LastAt + pause ? until : ofPair.LastAt + pause;
    }

    private static void Forget<TKey>(Dictionary<TKey, Record> records, DateTimeOffset now)
        where TKey : notnull
    {
        if (records.Count < MostPlaces)
        {
            return;
        }

        // First what has no effect any more; when that is not enough, everything: memory is worth more than a guess.
        foreach (var key in records.Where(pair => now - pair.Value.LastAt > Longest).Select(pair => pair.Key).ToList())
        {
            records.Remove(key);
        }

        if (records.Count >= MostPlaces)
        {
            records.Clear();
        }
    }

    private sealed record Record(int Count, DateTimeOffset LastAt, DateTimeOffset[] Recent)
    {
        public static Record First(DateTimeOffset at) => new(1, at, [at]);

        public Record Then(DateTimeOffset at) => at - LastAt > Longest + Longest
            ? First(at)
            : new Record(Count + 1, at, [.. Recent.TakeLast(FailuresPerMinute - 1), at]);
    }
}
