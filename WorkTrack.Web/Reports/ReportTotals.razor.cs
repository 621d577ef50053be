using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>The figures of a report as tiles, compared with the period before.</summary>
public sealed partial class ReportTotals
{
    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public ReportView View { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = null!;

    [Inject]
    private ReportWords Words { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    private ReportFigures Total => View.Report.Total;

    private string ReadAt => Calendar.ToLocal(View.ReadAt).ToString("t", CultureInfo.CurrentCulture);

    private static long Rounded(double minutes) => (long)Math.Round(minutes, MidpointRounding.AwayFromZero);

    // A direction and no judgement: more use is neither good nor bad.
    private static string Arrow(long now, long before) => before == 0 || now == before ? "" : now > before ? "▲ " : "▼ ";
}
