using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Reports;
using WorkTrack.Web.Access;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Reports;

/// <summary>Where somebody says what to report.</summary>
public sealed partial class ReportToolbar
{
    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public ReportQuery Query { get; set; } = null!;

    /// <summary>The organisation's day.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Called with what is asked for next.</summary>
    [Parameter]
    public EventCallback<ReportQuery> Asked { get; set; }

    /// <summary>The address of the page it stands on.</summary>
    [Parameter]
    public string Page { get; set; } = ReportQuery.Address;

    /// <summary>What else can be done with the report.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private AccountDirectory Directory { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private ReportWords Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = null!;

    /// <summary>The teams somebody may choose, by name; computers without one only those who see them.</summary>
    private IEnumerable<Team> Teams => Directory.Teams.Where(team => Viewer.Scope.Includes(team.Id))
        .Concat(Viewer.Scope.Includes(Team.None) ? [new Team(Team.None, Text["NoTeam"])] : []);

    /// <summary>The same report of other days, divided as is usual for them.</summary>
    private string AddressOf(ReportPreset preset)
    {
        var words = new Dictionary<string, string?>
        {
            ["range"] = ReportPresets.WordOf(preset),
            ["from"] = ReportQuery.Iso(Query.Range.From),
            ["to"] = ReportQuery.Iso(Query.Range.To),
            ["by"] = Query.By.ToString(),
            ["team"] = Query.Team?.ToString(CultureInfo.InvariantCulture),
            ["computer"] = Query.Computer,
        };
        return ReportQuery.Read(words.GetValueOrDefault, Today).Write(Page);
    }

    private Task DaysAsync(object? from, object? to) =>
        Asked.InvokeAsync(Query with { Range = ReportQuery.Between(Day(from, Query.Range.From), Day(to, Query.Range.To)) });

    private DateOnly Day(object? chosen, DateOnly otherwise) => chosen is string { Length: > 0 } day ? DayQuery.DayOrToday(day, Today) : otherwise;

    private Task ByAsync(object? chosen) => Asked.InvokeAsync(Query with { By = Chosen<ReportGrouping>(chosen) });

    private Task StepAsync(object? chosen) => Asked.InvokeAsync(Query with { Step = Chosen<ReportStep>(chosen) });

    private Task TeamAsync(object? chosen) => Asked.InvokeAsync(Query with
    {
        Team = int.TryParse(chosen as string, NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null,
        Computer = null,
    });

    private static T Chosen<T>(object? chosen)
        where T : struct, Enum => Enum.TryParse<T>(chosen as string, out var value) ? value : default;
}
