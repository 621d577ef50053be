namespace WorkTrack.Domain.Ledger;

/// <summary>What is known of one computer's hour. Two statements about an hour are merged by OR, so order and repetition never matter.</summary>
/// <param name="Hour">The UTC hour, counted from the Unix epoch.</param>
/// <param name="Present">The minutes in which the computer was on; bit <c>i</c> is minute <c>i</c>.</param>
/// <param name="Active">The minutes in which it was used, all of them in <paramref name="Present"/>.</param>
/// <param name="Remarks">What is known of their quality.</param>
public readonly record struct UsageHour(long Hour, ulong Present, ulong Active, Remarks Remarks = Remarks.None)
{
    /// <summary>Whether it says anything.</summary>
    public bool IsEmpty => (Present | Active) == 0 && Remarks == Remarks.None;

    /// <summary>Both statements together. The hours must be the same.</summary>
    public UsageHour Merge(UsageHour other) =>
        new(Hour, Present | other.Present, Active | other.Active, Remarks | other.Remarks);

    /// <summary>What this says and <paramref name="known"/> does not.</summary>
    public UsageHour Except(UsageHour known) =>
        new(Hour, Present & ~known.Present, Active & ~known.Active, Remarks & ~known.Remarks);

    /// <summary>The part of it that lies in a range. Its remarks stay as long as any of it does.</summary>
    public UsageHour Within(MinuteRange range)
    {
        var inside = range.Intersect(new MinuteRange(HourBits.FirstMinuteOf(Hour), HourBits.MinutesPerHour));
        if (inside.IsEmpty)
        {
            return new UsageHour(Hour, 0, 0);
        }

        var mask = HourBits.Of(Hour, inside.First, inside.End).Bits;
        return new UsageHour(Hour, Present & mask, Active & mask, Remarks);
    }

    /// <summary>Cuts ranges of minutes into hours; an active minute is a present one.</summary>
    public static IEnumerable<UsageHour> From(IEnumerable<MinuteRange> present, IEnumerable<MinuteRange> active)
    {
        var hours = new HourStatements();
        foreach (var range in present)
        {
            hours.AddPresent(range);
        }

        foreach (var range in active)
        {
            hours.AddActive(range);
        }

        return hours.All;
    }

    /// <summary>The hour an instant lies in, with a remark and no minutes.</summary>
    public static UsageHour Remarked(DateTimeOffset at, Remarks remarks) =>
        new(HourBits.HourOf(MinuteRange.MinuteOf(at)), 0, 0, remarks);

    /// <summary>Merges statements about the same hour.</summary>
    public static IEnumerable<UsageHour> Together(IEnumerable<UsageHour> statements)
    {
        var hours = new HourStatements();
        foreach (var statement in statements)
        {
            hours.Add(statement);
        }

        return hours.All;
    }
}
