using Microsoft.Extensions.Localization;
using WorkTrack.Data.Reports;
using WorkTrack.Domain.Reports;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Reports;

/// <summary>A report as a file: <c>GET /reports/export</c>, with the parameters of the page and a format.</summary>
internal sealed class ReportExport(
    ReportReader reader, ReportService reports, ReaderScope readers, Board board, ReportNames names, ExportProgress progress, AuditLog audit,
    IStringLocalizer<ReportsText> text)
{
    public const string Address = "reports/export";

    /// <summary>A workbook.</summary>
    public const string Xlsx = "xlsx";

    /// <summary>CSV for Excel where decimals have a comma.</summary>
    public const string ExcelCsv = "csv-excel";

    /// <summary>CSV for programs.</summary>
    public const string Csv = "csv";

    /// <summary>The parameter by which a page follows how far the file has come.</summary>
    public const string Progress = "progress";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/" + Address, (HttpContext context, ReportExport export) => export.WriteAsync(context))
        .RequireAuthorization(Policies.Reader);

    private async Task WriteAsync(HttpContext context)
    {
        var file = Guid.TryParseExact(context.Request.Query[Progress], "N", out var followed) ? followed : Guid.Empty;
        var isWhole = false;
        progress.Begin(file);
        try
        {
            isWhole = await TryWriteAsync(context, file);
        }
        finally
        {
            // Whoever stops a download knows that it was stopped.
            if (isWhole || context.RequestAborted.IsCancellationRequested)
            {
                progress.End(file);
            }
            else
            {
                progress.Fail(file);
            }
        }
    }

    /// <summary>Answers with the file.</summary>
    /// <returns>False when it is refused.</returns>
    private async Task<bool> TryWriteAsync(HttpContext context, Guid file)
    {
        var stop = context.RequestAborted;
        var query = ReportQuery.Read(name => context.Request.Query[name], reports.Today);
        var format = (string?)context.Request.Query["format"] ?? Csv;
        if (format is not (Xlsx or ExcelCsv or Csv))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return false;
        }

        if (readers.Of(context.User) is not { } scope || query.Of(scope, board) is not { } of)
        {
            // As if it did not exist.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }

        await WriteAsync(context, query, format, progress.FollowAsync(file, query.Range, reader.DaysAsync(query.Range, of, query.By, stop), stop), stop);
        return true;
    }

    private async Task WriteAsync(HttpContext context, ReportQuery query, string format, IAsyncEnumerable<ReportDay> days, CancellationToken stop)
    {
        var columns = ReportColumn.Of(query.By, text);
        var lines = ReportFile.LinesAsync(UsageReport.PeriodsAsync(query.Range, query.Step, days, stop), query.By, names, stop);
        if (format == Xlsx)
        {
            await SendXlsxAsync(context, query, columns, lines, stop);
            return;
        }

        await (format == ExcelCsv ? ReportCsv.ForExcel : ReportCsv.ForPrograms).WriteAsync(
            () => BeginAsync(context, query, format, "text/csv; charset=utf-8", "csv"), context.Response.Body, columns, lines, stop);
    }

    /// <summary>By way of a file: a workbook is only whole at its end, and whoever downloads slowly holds neither a thread nor a connection.</summary>
    private async Task SendXlsxAsync(
        HttpContext context, ReportQuery query, IReadOnlyList<ReportColumn> columns, IAsyncEnumerable<ReportFileLine> lines, CancellationToken stop)
    {
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await ReportXlsx.WriteAsync(file, text["Title"], columns, lines, stop);
        await BeginAsync(context, query, Xlsx, ReportXlsx.ContentType, Xlsx);
        context.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(context.Response.Body, stop);
    }

    private async Task BeginAsync(HttpContext context, ReportQuery query, string format, string type, string extension)
    {
        await audit.RecordAsync(AuditActor.Of(context), AuditActions.ReportExported, details: query.WriteExport(format));
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition =
            $"attachment; filename=\"worktrack-{ReportQuery.Iso(query.Range.From)}-{ReportQuery.Iso(query.Range.To)}.{extension}\"";
    }
}
