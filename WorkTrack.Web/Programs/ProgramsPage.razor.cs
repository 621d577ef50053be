using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;
using WorkTrack.Web.Reports;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Programs;

/// <summary>What was in front on the company's computers, and what the company says of it.</summary>
public sealed partial class ProgramsPage
{
    private const string Address = "programs";

    private PageAddress _address = null!;
    private ReportQuery _query = null!;
    private UsageOf? _of;
    private DateOnly _today;
    private int _changes;

    /// <summary>The days' name.</summary>
    [SupplyParameterFromQuery(Name = "range")]
    public string? RangeWord { get; set; }

    /// <summary>The first day.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? FromWord { get; set; }

    /// <summary>The last day.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? ToWord { get; set; }

    /// <summary>The only team.</summary>
    [SupplyParameterFromQuery(Name = "team")]
    public string? TeamWord { get; set; }

    [Inject]
    private ReportService Reports { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ProgramsText> Text { get; set; } = null!;

    [Inject]
    private ReportWords Words { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _address = new PageAddress(Navigation);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _today = Reports.Today;
        if (_address.IsNews())
        {
            _query = ReportQuery.Read(
                name => name switch { "range" => RangeWord, "from" => FromWord, "to" => ToWord, "team" => TeamWord, _ => null }, _today);
        }

        _of = _query.Of(Viewer.Scope, Board);
    }

    private void Ask(ReportQuery query)
    {
        (_query, _of) = (query, query.Of(Viewer.Scope, Board));
        _address.Write(query.Write(Address));
    }
}
