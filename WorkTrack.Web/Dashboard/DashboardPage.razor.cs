using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// The page supervisors open. It alone reads the board; what stands on it gets immutable pieces. Only the computers in
/// sight are on it, and it is drawn again only when something in sight has changed.
/// </summary>
public sealed partial class DashboardPage
{
    private static readonly TimeSpan SeenInterval = TimeSpan.FromSeconds(10);

    private PageAddress _address = null!;
    private TableColumn[] _columns = [];
    private BoardView _view = null!;
    private BoardQuery _query = BoardQuery.All;
    private DashboardLook _look = new();
    private VisibleRows _rows;
    private int _first;
    private BoardItems _items = BoardItems.Of([]);
    private BoardChoices _choices = BoardChoices.None;
    private ImmutableArray<SeenItem> _shown = [];
    private Frame? _frame;
    private bool _changed;

    /// <summary>What is searched for, as it stands in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>The only presence to show, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>The order, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Whether the order is turned around, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Reversed { get; set; }

    /// <summary>The only team to show, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Team { get; set; }

    /// <summary>The only program in front to show, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Program { get; set; }

    /// <summary>Whether teams stand together, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    /// <summary>How much there is of each computer, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Density { get; set; }

    /// <summary>Cards or a table, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>How many days the chart shows, as it stands in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Days { get; set; }

    [Inject]
    private ScreenBoard Screens { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _address = new PageAddress(Navigation);
        _columns =
        [
            new(Words["OrderName"], "name", BoardOrder.Name), new(Words["User"], "user", null), new(Words["OrderStatus"], "status", BoardOrder.Status),
            new(Words["UsedToday"], "usage", BoardOrder.Usage), new(Words["WindowInFront"], "window", null), new(Words["OrderLastSeen"], "seen", BoardOrder.LastSeen),
        ];
        _ = RepeatAsync(SeenInterval, LookAtTimesAsync);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_address.IsNews())
        {
            _query = DashboardAddress.Read(Search, Status, Sort, Reversed, Team, Program);
            Take(DashboardAddress.ReadLook(View, Group, Density, Days));
        }

        _choices = Screens.Choices(Viewer.Scope);
        Choose(everyTime: false);
    }

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        Choose(everyTime: false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _changed;

    /// <summary>A report that changes nothing is not signalled, but the computer was heard: now and then the times are read anew.</summary>
    private Task LookAtTimesAsync()
    {
        _choices = Screens.Choices(Viewer.Scope);
        Choose(everyTime: true);
        return Task.CompletedTask;
    }

    private void Look(VisibleRows rows)
    {
        _rows = rows;
        Choose(everyTime: false);
    }

    private void Show(BoardQuery query)
    {
        _query = query;
        Choose(everyTime: false);
    }

    private void Ask(BoardQuery query) => GoTo(query, _look);

    private void Clear() => Ask(_query.Widest);

    private void ShowAs(DashboardLook look) => GoTo(_query, look);

    private void ShowDays(int days) => GoTo(_query, _look with { Days = days });

    private void GoTo(BoardQuery query, DashboardLook look)
    {
        Take(look);
        Show(query);
        _address.Write(DashboardAddress.Write(Navigation, query, look), replace: true);
    }

    private void Take(DashboardLook look)
    {
        if (look.GridClass != _look.GridClass)
        {
            _rows = default;
        }

        _look = look;
    }

    /// <summary>Chooses what to show. A computer whose state is still the same keeps its time as well, and so is not drawn again.</summary>
    /// <param name="everyTime">Whether to look up when each computer was last heard, changed or not.</param>
    private void Choose(bool everyTime)
    {
        var view = Screens.View(Viewer.Scope, _query);
        if (Screens.IsBehind)
        {
            LookAgain();
        }

        var items = _look.IsByTeam ? BoardItems.ByTeam(view.Computers, Viewer.TeamName) : BoardItems.Of(view.Computers);
        var (first, count) = _rows.ItemsOf(items.Count);
        var before = _shown.Where(seen => seen.State is not null).ToDictionary(seen => seen.State!.Id);
        ImmutableArray<SeenItem> shown =
        [
            .. items.Slice(first, count).Select(item =>
                item.Computer is not { } state ? new SeenItem(null, default, item.Group)
                : !everyTime && before.TryGetValue(state.Id, out var seen) && ReferenceEquals(seen.State, state) ? seen
                : new SeenItem(state, Screens.LastSeenAt(state), null)),
        ];
        var frame = new Frame(view.Today, view.Stats, view.Archived, view.Computers.Length, items.Count, first, _query, _look, _rows);
        _changed |= frame != _frame || !shown.SequenceEqual(_shown);
        (_view, _items, _first, _shown, _frame) = (view, items, first, shown, frame);
    }

    private string NameOf(int team) => Viewer.TeamName(team) ?? Shared["NoTeam"];

    private readonly record struct SeenItem(ComputerState? State, DateTimeOffset LastSeenAt, TeamGroup? Group);

    /// <summary>What is drawn besides the computers in sight.</summary>
    private sealed record Frame(
        DateOnly Today, FleetStats Stats, int Archived, int Found, int Items, int First, BoardQuery Query, DashboardLook Look, VisibleRows Rows);
}
