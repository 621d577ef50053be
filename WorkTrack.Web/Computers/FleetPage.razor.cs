using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Computers;

/// <summary>
/// All computers that somebody may see, for those who look after them. It follows the board, but calmly: rows that jump
/// about cannot be read. Only the rows in sight are on it.
/// </summary>
public sealed partial class FleetPage
{
    private PageAddress _address = null!;
    private FleetWords _words = null!;
    private BoardView _view = null!;
    private BoardQuery _query = BoardQuery.All;
    private BoardChoices _choices = BoardChoices.None;
    private VisibleRows _rows;
    private int _first;
    private ImmutableArray<(ComputerState State, DateTimeOffset SeenAt)> _shown = [];

    /// <summary>What is searched for, as it stands in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>The only team to show, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Team { get; set; }

    /// <summary>The only version of agents to show, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    /// <summary>For how many days computers to show were not heard, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Silent { get; set; }

    /// <summary>The order, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Whether the order is turned around, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Reversed { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(10);

    [Inject]
    private ScreenBoard Screens { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private LedgerReadiness Readiness { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _address = new PageAddress(Navigation);
        _words = FleetWords.Of(Words, Shared, BoardWords);

        // A report that changes nothing is not signalled, but the computer was heard. Said as a change is, so that both together refresh once.
        _ = RepeatAsync(RefreshInterval, () =>
        {
            LookAgain();
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_address.IsNews())
        {
            Show(FleetAddress.Read(Search, Team, Version, Silent, Sort, Reversed));
        }
    }

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        _choices = Screens.Choices(Viewer.Scope);
        Read();
        return Task.CompletedTask;
    }

    private void Show(BoardQuery query)
    {
        _query = query;
        Read();
    }

    private void Ask(BoardQuery query)
    {
        Show(query);
        _address.Write(FleetAddress.Write(FleetAddress.Page, query), replace: true);
    }

    private void Read()
    {
        _view = Screens.View(Viewer.Scope, _query, Viewer.TeamName);
        if (Screens.IsBehind)
        {
            LookAgain();
        }

        Look(_rows);
    }

    /// <summary>Chooses what is in sight. Of what was read last: nothing else moves while somebody scrolls.</summary>
    private void Look(VisibleRows rows)
    {
        _rows = rows;
        (_first, var count) = rows.ItemsOf(_view.Computers.Length);
        _shown = [.. _view.Computers.Slice(_first, count).Select(state => (state, Screens.LastSeenAt(state)))];
    }

    private string NameOf(int team) => Viewer.TeamName(team) ?? Shared["NoTeam"];

    private RenderFragment Told(string? text) => builder =>
    {
        if (text is null)
        {
            builder.AddContent(0, _words.NotTold);
            return;
        }

        builder.OpenElement(1, "bdi");
        builder.AddContent(2, text);
        builder.CloseElement();
    };

    private string At(DateTimeOffset instant) => Calendar.ToLocal(instant).ToString("d", CultureInfo.CurrentCulture);

    private static string Hint(ComputerState state) => state.Name is { } name ? $"{name}\n{state.Id.Value}" : state.Id.Value;

    private static string RowClass(ComputerState state) => state.Presence == Presence.Offline ? "row row-offline" : "row";
}
