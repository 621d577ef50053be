using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Reports;

/// <summary>A day of a computer, or of a team, as it was read.</summary>
/// <param name="Day">The organisation's day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Number">The computer's key, or the team's number.</param>
/// <param name="Sum">What it adds up to.</param>
internal readonly record struct ReportRow(int Day, int Number, UsageSum Sum)
{
    /// <summary>The sum of one computer's day.</summary>
    public static UsageSum SumOf(int present, int active, bool isRemarked) => new(present, active, active > 0 ? 1 : 0, isRemarked ? 1 : 0);
}
