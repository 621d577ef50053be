namespace WorkTrack.Domain.Ledger;

/// <summary>What is known of one computer's hour. Two statements about an hour are merged by OR, so order and repetition never matter.</summary>
/// <param name="Hour">The UTC hour, counted from the Unix epoch.</param>
/// <param name="Present">The minutes in which the computer was on; bit <c>i</c> is minute <c>i</c>.</param>
/// <param name="Active">The minutes in which it was used, all of them in <paramref name="Present"/>.</param>
public readonly record struct UsageHour(long Hour, ulong Present, ulong Active)
{
    /// <summary>Whether it says anything.</summary>
    public bool IsEmpty => (Present | Active) == 0;

    /// <summary>Both statements together. The hours must be the same.</summary>
    public UsageHour Merge(UsageHour other) => this with { Present = Present | other.Present, Active = Active | other.Active };

    /// <summary>What this says and <paramref name="known"/> does not.</summary>
    public UsageHour Except(UsageHour known) => this with { Present = Present & ~known.Present, Active = Active & ~known.Active };

    /// <summary>Cuts ranges of minutes into hours; an active minute is a present one.</summary>
    public static IEnumerable<UsageHour> From(IEnumerable<MinuteRange> present, IEnumerable<MinuteRange> active) =>
        present.SelectMany(range => range.ByHour()).Select(b => new UsageHour(b.Hour, b.Bits, 0))
            .Concat(active.SelectMany(range => range.ByHour()).Select(b => new UsageHour(b.Hour, b.Bits, b.Bits)))
            .GroupBy(hour => hour.Hour)
            .Select(hours => hours.Aggregate((a, b) => a.Merge(b)));
}
