namespace WorkTrack.Domain.Reports;

/// <summary>What a report has a line for.</summary>
public enum ReportGrouping
{
    /// <summary>The team a computer belongs to now; its history came along.</summary>
    Team,

    /// <summary>The computer.</summary>
    Computer,

    /// <summary>Whoever used the computer at that minute.</summary>
    User,
}

/// <summary>Whose line it is.</summary>
/// <param name="Number">The team's number or the computer's key; 0 for no team, and with users.</param>
/// <param name="User">The user; null when it is not known, and with teams and computers.</param>
public readonly record struct ReportKey(int Number, string? User);

/// <summary>One day of all groups.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="Total">All of them together. A computer that two people used is in it once.</param>
/// <param name="Groups">Each of them of which anything is known on that day.</param>
public sealed record ReportDay(DateOnly Day, UsageSum Total, IReadOnlyDictionary<ReportKey, UsageSum> Groups);
