namespace WorkTrack.Domain.Reports;

/// <summary>What days of computers add up to.</summary>
/// <param name="Present">Minutes in which they were on.</param>
/// <param name="Active">Minutes in which they were used.</param>
/// <param name="ComputerDays">On how many of these days a computer was used, each computer and day counted once.</param>
/// <param name="Remarked">How many days of a computer have a remark on their quality.</param>
public readonly record struct UsageSum(long Present, long Active, int ComputerDays, int Remarked)
{
    /// <summary>Minutes in which they were on and nobody used them.</summary>
    public long Idle => Present - Active;

    /// <summary>Adds two of them.</summary>
    public static UsageSum operator +(UsageSum a, UsageSum b) =>
        new(a.Present + b.Present, a.Active + b.Active, a.ComputerDays + b.ComputerDays, a.Remarked + b.Remarked);

    /// <summary>The same as the operator.</summary>
    public static UsageSum Add(UsageSum a, UsageSum b) => a + b;
}
