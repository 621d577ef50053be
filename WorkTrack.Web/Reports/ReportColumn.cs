using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>A line of a file: a group in a day, week or month.</summary>
/// <param name="Period">The days.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Id">The computer's id; empty with teams and users.</param>
/// <param name="Team">The computer's team now; empty with teams and users.</param>
/// <param name="Figures">What there is to say.</param>
internal sealed record ReportFileLine(ReportRange Period, string Name, string Id, string Team, ReportFigures Figures);

/// <summary>A column of a report's file.</summary>
/// <param name="Word">What programs call it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Format">How a spreadsheet shows it; null for as it is.</param>
/// <param name="Width">How wide, in characters.</param>
internal sealed record ReportColumn(string Word, string Name, Func<ReportFileLine, object?> Value, string? Format, double Width)
    : FileColumn<ReportFileLine>(Word, Name, Value)
{
    private const string Day = "yyyy-mm-dd";
    private const string Decimals = "0.00";

    /// <summary>The columns of a file.</summary>
    public static IReadOnlyList<ReportColumn> Of(ReportGrouping by, IStringLocalizer<ReportsText> text)
    {
        var ofComputer = by == ReportGrouping.Computer;
        return
        [
            new("from", text["From"], line => line.Period.From, Day, 12),
            new("to", text["To"], line => line.Period.To, Day, 12),
            by switch
            {
                ReportGrouping.Team => new("team", text["Team"], line => line.Name, null, 28),
                ReportGrouping.User => new("user", text["User"], line => line.Name, null, 28),
                _ => new("computer", text["Computer"], line => line.Name, null, 28),
            },
            .. ofComputer ? [new("computer_id", text["ComputerId"], line => line.Id, null, 24), new("team", text["Team"], line => line.Team, null, 20)] : Array.Empty<ReportColumn>(),
            new("active_minutes", text["ActiveMinutes"], line => line.Figures.Sum.Active, null, 14),
            new("active_hours", text["ActiveHours"], line => Rounded(line.Figures.Sum.Active / 60m), Decimals, 14),
            new("idle_minutes", text["IdleMinutes"], line => line.Figures.Sum.Idle, null, 14),
            new("days_in_use", text["DaysInUse"], line => (long)line.Figures.DaysInUse, null, 12),
            new("average_hours_per_day", text["AverageHours"], line => Rounded((decimal)line.Figures.AveragePerDay / 60m), Decimals, 18),
            new("most_used_day", text["MostUsedDay"], line => line.Figures.MostUsedDay, Day, 14),
            new("days_with_remarks", text["Remarked"], line => (long)line.Figures.Sum.Remarked, null, 18),
        ];
    }

    private static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero);
}
