using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>Days that have a name, and move on with the calendar.</summary>
public enum ReportPreset
{
    /// <summary>This month so far.</summary>
    ThisMonth,

    /// <summary>The month before.</summary>
    LastMonth,

    /// <summary>This week so far, from Monday on.</summary>
    ThisWeek,

    /// <summary>The week before.</summary>
    LastWeek,

    /// <summary>Today.</summary>
    Today,

    /// <summary>The day before.</summary>
    Yesterday,

    /// <summary>From one day to another.</summary>
    Custom,
}

/// <summary>What days they stand for.</summary>
internal static class ReportPresets
{
    private static readonly (string Word, ReportPreset Preset)[] Words =
    [
        ("this-month", ReportPreset.ThisMonth), ("last-month", ReportPreset.LastMonth), ("this-week", ReportPreset.ThisWeek),
        ("last-week", ReportPreset.LastWeek), ("today", ReportPreset.Today), ("yesterday", ReportPreset.Yesterday), ("custom", ReportPreset.Custom),
    ];

    /// <summary>What it is called in addresses.</summary>
    public static string WordOf(ReportPreset preset) => Words.First(known => known.Preset == preset).Word;

    /// <summary>The one of a word in an address; null when there is none.</summary>
    public static ReportPreset? Read(string? word) =>
        Words.FirstOrDefault(known => string.Equals(known.Word, word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } known ? known.Preset : null;

    /// <summary>Its days, up to today; this month's where it has none of its own.</summary>
    public static ReportRange DaysOf(ReportPreset preset, DateOnly today) => preset switch
    {
        ReportPreset.Today => new(today, today),
        ReportPreset.Yesterday => new(today.AddDays(-1), today.AddDays(-1)),
        ReportPreset.ThisWeek => ReportRange.WeekOf(today) with { To = today },
        ReportPreset.LastWeek => ReportRange.WeekOf(today.AddDays(-7)),
        ReportPreset.LastMonth => ReportRange.MonthOf(today.AddMonths(-1)),
        _ => ReportRange.MonthOf(today) with { To = today },
    };
}
