using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>How figures and days of reports read in the reader's language.</summary>
internal sealed class ReportWords(IStringLocalizer<ReportsText> text)
{
    /// <summary>One day, or from one to another.</summary>
    public string Range(ReportRange range) => range.Days == 1
        ? range.From.ToString("D", CultureInfo.CurrentCulture)
        : text["FromTo", range.From.ToString("d", CultureInfo.CurrentCulture), range.To.ToString("d", CultureInfo.CurrentCulture)];

    /// <summary>A day, a week or a month in a few letters.</summary>
    public string Period(ReportRange period, ReportStep step) => step switch
    {
        ReportStep.Month => period.From.ToString("Y", CultureInfo.CurrentCulture),
        ReportStep.Week => text["WeekOf", period.From.ToString("d", CultureInfo.CurrentCulture)],
        _ => period.From.ToString("ddd d MMM", CultureInfo.CurrentCulture),
    };

    /// <summary>How a number of minutes differs from that of the period before: with a sign, and in words.</summary>
    public string Change(long now, long before, ReportRange period)
    {
        if (before == 0)
        {
            return now == 0 ? text["SameAs", Range(period)] : text["NothingBefore", Range(period)];
        }

        var change = (now - before) / (double)before;
        var share = Math.Abs(change).ToString(Math.Abs(change) < 0.1 ? "P1" : "P0", CultureInfo.CurrentCulture);
        return now > before ? text["MoreThan", share, Range(period)] : now < before ? text["LessThan", share, Range(period)] : text["SameAs", Range(period)];
    }

    /// <summary>A share of a whole.</summary>
    public static string Share(long part, long whole) => (whole == 0 ? 0 : part / (double)whole).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>What lines are about.</summary>
    public string Grouping(ReportGrouping by) => by switch
    {
        ReportGrouping.Team => text["Team"],
        ReportGrouping.Computer => text["Computer"],
        _ => text["User"],
    };

    /// <summary>What days are divided by.</summary>
    public string Step(ReportStep step) => step switch
    {
        ReportStep.Day => text["ByDay"],
        ReportStep.Week => text["ByWeek"],
        _ => text["ByMonth"],
    };

    /// <summary>What days are called.</summary>
    public string Preset(ReportPreset preset) => preset switch
    {
        ReportPreset.Today => text["Today"],
        ReportPreset.Yesterday => text["Yesterday"],
        ReportPreset.ThisWeek => text["ThisWeek"],
        ReportPreset.LastWeek => text["LastWeek"],
        ReportPreset.ThisMonth => text["ThisMonth"],
        ReportPreset.LastMonth => text["LastMonth"],
        _ => text["Custom"],
    };
}
