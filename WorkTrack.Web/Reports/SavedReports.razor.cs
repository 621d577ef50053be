using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Reports;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Reports;

/// <summary>The reports that somebody with an account keeps for themselves: a name for an address.</summary>
public sealed partial class SavedReports
{
    private IReadOnlyList<SavedReport> _reports = [];
    private string? _name;
    private bool _isFull;
    private bool _failed;

    /// <summary>What is on the page.</summary>
    [Parameter, EditorRequired]
    public ReportQuery Query { get; set; } = null!;

    [Inject]
    private SavedReportStore Store { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = null!;

    private int? Account => Viewer.Caller is { Account: not Caller.NoAccount } caller ? caller.Account : null;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => Account is { } account ? DoAsync(account, () => Task.CompletedTask) : Task.CompletedTask;

    private Task SaveAsync(int account) => DoAsync(account, async () =>
    {
        // What comes after the page's address: a query, or nothing.
        var query = Query.Write()[ReportQuery.Address.Length..];
        if (CleanText.Clean(_name, SavedReport.MaxNameLength) is { } name && query.Length <= SavedReport.MaxQueryLength)
        {
            _isFull = !await Store.SaveAsync(account, name, query, CancellationToken.None);
            _name = _isFull ? _name : null;
        }
    });

    private Task ForgetAsync(int account, SavedReport report) => DoAsync(account, async () =>
    {
        await Store.DeleteAsync(account, report.Id, CancellationToken.None);
        _isFull = false;
    });

    private async Task DoAsync(int account, Func<Task> act)
    {
        try
        {
            await act();
            _reports = await Store.ReadAsync(account, CancellationToken.None);
            _failed = false;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _failed = true;
        }
    }
}
