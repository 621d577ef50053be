using System.Globalization;
using System.Text;
using WorkTrack.Data.Audit;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Feed;

namespace WorkTrack.Web.Audit;

/// <summary>The audit log as a file for a spreadsheet: <c>GET /audit/export.csv</c>.</summary>
internal static class AuditExport
{
    public const string Address = "audit/export.csv";

    private const int RowsAtOnce = 1000;
    private static readonly string[] Head = ["number", "at", "actor", "action", "subject", "details", "address", "hash"];

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/" + Address, WriteAsync).RequireAuthorization(Policies.Auditor);

    private static async Task WriteAsync(
        HttpContext context, string? action, string? text, string? from, string? to, AuditStore store, AuditLog audit, OrganisationCalendar calendar)
    {
        var filter = AuditQuery.Filter(action, text, AuditQuery.Day(from), AuditQuery.Day(to), calendar);
        await audit.RecordAsync(AuditActor.Of(context), AuditActions.AuditExported, details: $"{filter.Action} {filter.Text} {from} {to}".Trim());
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"worktrack-audit.csv\"";
        await context.Response.WriteAsync(Csv.Line(Head), Encoding.UTF8, context.RequestAborted);
        long? before = null;
        IReadOnlyList<AuditRecord> records;
        do
        {
            records = await store.ReadAsync(filter, before, RowsAtOnce, context.RequestAborted);
            before = records is [.., var last] ? last.Number : null;
            await context.Response.WriteAsync(string.Concat(records.Select(Line)), Encoding.UTF8, context.RequestAborted);
        }
        while (records.Count == RowsAtOnce);
    }

    private static string Line(AuditRecord record) => Csv.Line(
        record.Number.ToString(CultureInfo.InvariantCulture), WireInstantConverter.ToText(record.Entry.At), record.Entry.Actor, record.Entry.Action,
        record.Entry.Subject, record.Entry.Details, record.Entry.Address, record.Hash);
}
