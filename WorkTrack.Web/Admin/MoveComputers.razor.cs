using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Admin;

/// <summary>Puts computers into teams, one or many at a time.</summary>
public sealed partial class MoveComputers
{
    private const int MostShown = 100;
    private const int AnyTeam = -1;

    private readonly HashSet<ComputerId> _chosen = [];
    private string? _search;
    private int _from = AnyTeam;
    private int _to;
    private string? _problem;

    /// <summary>The teams, by name.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<Team> Teams { get; set; }

    /// <summary>All computers.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<ComputerState> Computers { get; set; }

    /// <summary>Called when some were moved.</summary>
    [Parameter]
    public EventCallback Moved { get; set; }

    [Inject]
    private TeamActions Actions { get; set; } = null!;

    private IEnumerable<ComputerState> Shown => Computers.Where(computer =>
        (_from == AnyTeam || computer.Team == _from)
        && (string.IsNullOrWhiteSpace(_search) || Has(computer.GivenName) || Has(computer.Profile.Name) || Has(computer.Profile.UserName) || Has(computer.Id.Value)));

    private bool AllChosen => _chosen.Count > 0 && Shown.All(computer => _chosen.Contains(computer.Id));

    private bool Has(string? text) => text?.Contains(_search!.Trim(), StringComparison.OrdinalIgnoreCase) == true;

    private void Choose(ComputerState computer, bool isChosen)
    {
        if (isChosen)
        {
            _chosen.Add(computer.Id);
        }
        else
        {
            _chosen.Remove(computer.Id);
        }
    }

    private void ChooseAll(bool isChosen)
    {
        foreach (var computer in Shown)
        {
            Choose(computer, isChosen);
        }
    }

    private async Task MoveAsync()
    {
        _problem = await Actions.MoveAsync([.. Computers.Where(computer => _chosen.Contains(computer.Id))], _to);
        if (_problem is null)
        {
            _chosen.Clear();
            await Moved.InvokeAsync();
        }
    }
}
