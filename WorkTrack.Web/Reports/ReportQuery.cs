using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Reports;
using WorkTrack.Web.Live;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Reports;

/// <summary>
/// What somebody wants a report of, as it stands in the page's address: so that a report can be saved and sent. What makes
/// no sense is the default.
/// </summary>
/// <param name="Preset">The days' name.</param>
/// <param name="Range">The days, today at the latest.</param>
/// <param name="By">What to have a line for.</param>
/// <param name="Step">By what to divide the days.</param>
/// <param name="Team">The only team to look at; 0 for computers of no team; null for all.</param>
/// <param name="Computer">The id of the only computer to look at, as somebody wrote it; null for all.</param>
public sealed record ReportQuery(ReportPreset Preset, ReportRange Range, ReportGrouping By, ReportStep Step, int? Team, string? Computer)
{
    /// <summary>The page's address.</summary>
    public const string Address = "reports";

    private const int MostDaysByDay = 62;
    private const int MostDaysByWeek = 200;

    /// <summary>How the days are divided where nothing is said: so that there is something to see, and not too much.</summary>
    private static ReportStep UsualStep(ReportRange range) =>
        range.Days <= MostDaysByDay ? ReportStep.Day : range.Days <= MostDaysByWeek ? ReportStep.Week : ReportStep.Month;

    /// <summary>Reads it from an address.</summary>
    /// <param name="valueOf">The value of a parameter; null when it is not there.</param>
    /// <param name="today">The organisation's day.</param>
    public static ReportQuery Read(Func<string, string?> valueOf, DateOnly today)
    {
        var preset = ReportPresets.Read(valueOf("range")) ?? ReportPreset.ThisMonth;
        var range = preset == ReportPreset.Custom ? Custom(valueOf("from"), valueOf("to"), today) : ReportPresets.DaysOf(preset, today);
        return new ReportQuery(
            preset, range,
            Word<ReportGrouping>(valueOf("by")) ?? ReportGrouping.Team,
            Word<ReportStep>(valueOf("step")) ?? UsualStep(range),
            int.TryParse(valueOf("team"), NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null,
            valueOf("computer") is { Length: > 0 } computer ? computer : null);
    }

    /// <summary>A page's address with it. What is the default is left out.</summary>
    public string Write(string page = Address) => QueryHelpers.AddQueryString(page, Words(Preset));

    /// <summary>The address of a file with it: with its days and not their name, so that it holds what is on the page.</summary>
    public string WriteExport(string format) => QueryHelpers.AddQueryString(
        ReportExport.Address, Words(ReportPreset.Custom).Append(KeyValuePair.Create("format", (string?)format)));

    /// <summary>Whose usage it is about, of what somebody may see; null when there is no such team or computer, or none of theirs.</summary>
    public UsageOf? Of(BoardScope scope, Board board)
    {
        if (Team is { } team && !scope.Includes(team))
        {
            return null;
        }

        return Computer is null ? Team is { } only ? UsageOf.Teams([only]) : scope.Usage
            : ComputerId.TryParse(Computer, out var id) && board.StateOf(id) is { } state && scope.Includes(state) && (Team ?? state.Team) == state.Team
                ? UsageOf.One(state.Key)
                : null;
    }

    private Dictionary<string, string?> Words(ReportPreset preset) => new Dictionary<string, string?>
    {
        ["range"] = preset == ReportPreset.ThisMonth ? null : ReportPresets.WordOf(preset),
        ["from"] = preset == ReportPreset.Custom ? Iso(Range.From) : null,
        ["to"] = preset == ReportPreset.Custom ? Iso(Range.To) : null,
        ["by"] = By == ReportGrouping.Team ? null : By.ToString().ToLowerInvariant(),
        ["step"] = Step == UsualStep(Range) ? null : Step.ToString().ToLowerInvariant(),
        ["team"] = Team?.ToString(CultureInfo.InvariantCulture),
        ["computer"] = Computer,
    }.Where(word => word.Value is not null).ToDictionary();

    private static ReportRange Custom(string? from, string? to, DateOnly today)
    {
        var month = ReportPresets.DaysOf(ReportPreset.ThisMonth, today);
        var first = from is null ? month.From : DayQuery.DayOrToday(from, today);
        var last = DayQuery.DayOrToday(to, today);
        return Between(first, last);
    }

    /// <summary>The days between two, whichever comes first; the last of them where they are too many.</summary>
    public static ReportRange Between(DateOnly one, DateOnly other)
    {
        var (first, last) = one <= other ? (one, other) : (other, one);
        return last.DayNumber - first.DayNumber < DayQuery.MostDays ? new(first, last) : new(last.AddDays(1 - DayQuery.MostDays), last);
    }

    /// <summary>A day as it stands in addresses and form fields.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T? Word<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
