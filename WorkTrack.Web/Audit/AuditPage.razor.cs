using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Audit;

/// <summary>Where administrators and auditors read what was done.</summary>
public sealed partial class AuditPage
{
    private const int RowsAtATime = 100;

    private List<AuditRecord>? _records;
    private AuditVerdict? _verdict;
    private string? _action;
    private string? _text;
    private DateOnly? _from;
    private DateOnly? _to;
    private bool _mayHaveMore;
    private bool _verifying;
    private bool _failed;

    [Inject]
    private AuditStore Store { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    private AuditFilter Filter => AuditQuery.Filter(_action, _text, _from, _to, Calendar);

    private string ExportAddress => QueryHelpers.AddQueryString(
        AuditExport.Address,
        new Dictionary<string, string?> { ["action"] = Filled(_action), ["text"] = Filled(_text), ["from"] = Filled(Iso(_from)), ["to"] = Filled(Iso(_to)) });

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LookAsync(() => { });

    private async Task LookAsync(Action choose)
    {
        choose();
        _records = null;
        await MoreAsync();
    }

    private async Task MoreAsync()
    {
        try
        {
            var more = await Store.ReadAsync(Filter, _records?.LastOrDefault()?.Number, RowsAtATime, CancellationToken.None);
            _records = [.. _records ?? [], .. more];
            (_mayHaveMore, _failed) = (more.Count == RowsAtATime, false);
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _failed = true;
        }
    }

    private async Task VerifyAsync()
    {
        _verifying = true;
        try
        {
            _verdict = await Store.VerifyAsync(CancellationToken.None);
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _failed = true;
        }
        finally
        {
            _verifying = false;
        }
    }

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string Iso(DateOnly? day) => day?.ToString(AuditQuery.DayFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(object? value) => AuditQuery.Day(value as string);
}
