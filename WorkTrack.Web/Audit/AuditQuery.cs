using System.Globalization;
using WorkTrack.Data.Audit;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Audit;

/// <summary>What of the audit log somebody asks for, as it stands in forms and addresses.</summary>
internal static class AuditQuery
{
    public const string DayFormat = "yyyy-MM-dd";

    private const int MaxTextLength = 200;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The entries of some kind, with some text in them, of some days.</summary>
    public static AuditFilter Filter(string? action, string? text, DateOnly? from, DateOnly? to, OrganisationCalendar calendar) => new(
        string.IsNullOrEmpty(action) ? null : action,
        CleanText.Clean(text, MaxTextLength),
        from is { } first ? MinuteRange.StartOf(calendar.MinutesOf(first).First) : null,
        to is { } last ? MinuteRange.StartOf(calendar.MinutesOf(last).End) : null);

    /// <summary>A day; null when it is none that could be in the log.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day.Year < 9999 ? day : null;
}
