using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Days;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Reports;

/// <summary>What a company's computers were used, over any days. What is asked for stands in the address.</summary>
public sealed partial class ReportPage
{
    private CancellationTokenSource _reading = new();
    private PageAddress _address = null!;
    private ReportQuery _query = null!;
    private UsageOf? _of;
    private DateOnly _today;
    private ReportView? _view;
    private bool _failed;

    /// <summary>The days' name.</summary>
    [SupplyParameterFromQuery(Name = "range")]
    public string? RangeWord { get; set; }

    /// <summary>The first day.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? FromWord { get; set; }

    /// <summary>The last day.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? ToWord { get; set; }

    /// <summary>What to have a line for.</summary>
    [SupplyParameterFromQuery(Name = "by")]
    public string? ByWord { get; set; }

    /// <summary>By what to divide the days.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    public string? StepWord { get; set; }

    /// <summary>The only team.</summary>
    [SupplyParameterFromQuery(Name = "team")]
    public string? TeamWord { get; set; }

    /// <summary>The only computer.</summary>
    [SupplyParameterFromQuery(Name = "computer")]
    public string? ComputerWord { get; set; }

    [Inject]
    private ReportService Reports { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = null!;

    [Inject]
    private ILogger<ReportPage> Log { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _address = new PageAddress(Navigation);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _today = Reports.Today;
        if (!_address.IsNews())
        {
            return Task.CompletedTask;
        }

        var query = ReportQuery.Read(
            name => name switch
            {
                "range" => RangeWord,
                "from" => FromWord,
                "to" => ToWord,
                "by" => ByWord,
                "step" => StepWord,
                "team" => TeamWord,
                _ => ComputerWord,
            },
            _today);
        if (query == _query)
        {
            return Task.CompletedTask;
        }

        _query = query;
        return LoadAsync();
    }

    /// <summary>Stops what is still being read.</summary>
    public void Dispose()
    {
        _reading.Cancel();
        _reading.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task AskAsync(ReportQuery query)
    {
        _query = query;
        _address.Write(query.Write());
        return LoadAsync();
    }

    /// <summary>Reads the report. Somebody may have gone on to another meanwhile: then it is given up.</summary>
    private async Task LoadAsync()
    {
        await _reading.CancelAsync();
        _reading.Dispose();
        _reading = new CancellationTokenSource();
        var (gone, query) = (_reading.Token, _query);
        (_view, _failed, _of) = (null, false, query.Of(Viewer.Scope, Board));
        if (_of is not { } of)
        {
            return;
        }

        try
        {
            var view = await Reports.ReadAsync(query, of, gone);
            _view = gone.IsCancellationRequested ? _view : view;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Another reading is under way, or the page is gone.
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            if (!gone.IsCancellationRequested)
            {
                Log.LogWarning(failure, "A report cannot be read");
                _failed = true;
            }
        }
    }
}
