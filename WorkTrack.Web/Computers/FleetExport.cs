using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;
using WorkTrack.Web.Reports;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Computers;

/// <summary>The list of computers as a file: <c>GET /computers.csv</c>, with the parameters of the page and a format.</summary>
internal sealed class FleetExport(
    ScreenBoard screens, ReaderScope readers, AccountDirectory directory, OrganisationCalendar calendar, AuditLog audit, TimeProvider time,
    IStringLocalizer<ComputersText> words, IStringLocalizer<SiteText> shared, IStringLocalizer<DashboardText> board)
{
    /// <summary>CSV for Excel where decimals have a comma.</summary>
    public const string ExcelCsv = ReportExport.ExcelCsv;

    /// <summary>CSV for programs.</summary>
    public const string Csv = ReportExport.Csv;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/" + FleetAddress.File, (HttpContext context, FleetExport export) => export.WriteAsync(context))
        .RequireAuthorization(Policies.Reader);

    private async Task WriteAsync(HttpContext context)
    {
        var asked = context.Request.Query;
        if (readers.Of(context.User) is not { } scope)
        {
            // As if it did not exist.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var format = (string?)asked["format"] ?? Csv;
        if (format is not (ExcelCsv or Csv))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var query = FleetAddress.Read(asked["q"], asked["team"], asked["version"], asked["silent"], asked["sort"], asked["reversed"]);
        var computers = screens.View(scope, query, directory.TeamName).Computers;
        var csv = format == ExcelCsv ? ReportCsv.ForExcel : ReportCsv.ForPrograms;
        await csv.WriteAsync(
            () => BeginAsync(context, FleetAddress.Write(FleetAddress.File, query, format)), context.Response.Body, Columns(csv.IsForPeople), computers.ToAsyncEnumerable(),
            context.RequestAborted);
    }

    private async Task BeginAsync(HttpContext context, string file)
    {
        await audit.RecordAsync(AuditActor.Of(context), AuditActions.ComputersExported, details: file);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"worktrack-computers-{ReportQuery.Iso(calendar.DayOf(time.GetUtcNow()))}.csv\"";
    }

    private IReadOnlyList<FileColumn<ComputerState>> Columns(bool isForPeople)
    {
        var names = FleetWords.Of(words, shared, board);
        return
        [
            new("computer", names[BoardOrder.Name], computer => computer.Name ?? ""),
            new("computer_id", words["Id"], computer => computer.Id.Value),
            new("user", names[BoardOrder.User], computer => computer.Profile.UserName ?? ""),
            new("team", names[BoardOrder.Team], computer => directory.TeamName(computer.Team) ?? ""),
            new("system", names[BoardOrder.System], computer => computer.Profile.OsInfo ?? ""),
            new("agent_version", names[BoardOrder.Version], computer => computer.Profile.AgentVersion ?? ""),
            new("first_seen", names[BoardOrder.FirstSeen], computer => calendar.ToLocal(computer.RegisteredAt)),
            new("last_seen", names[BoardOrder.LastSeen], computer => calendar.ToLocal(screens.LastSeenAt(computer))),
            new("active_minutes_today", words["MinutesToday"], computer => computer.UsageToday),
            new("status", names[BoardOrder.Status], computer => StatusOf(PresenceLook.Of(computer.Presence, computer.IdleState))),
        ];

        string StatusOf(PresenceLook look) => isForPeople ? board[look.Label] : look.Word;
    }
}
