using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Admin;

/// <summary>Where administrators make teams and put computers into them.</summary>
public sealed partial class TeamsPage
{
    private ImmutableArray<Team> _teams = [];
    private ImmutableArray<ComputerState> _computers = [];
    private Dictionary<int, int> _computersOf = [];
    private string? _name;
    private string? _newName;
    private int? _renamed;
    private string? _problem;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private AccountDirectory Directory { get; set; } = null!;

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private TeamActions Teams { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        _teams = Directory.Teams;
        _computers = Board.Snapshot.Computers;
        _computersOf = _computers.CountBy(computer => computer.Team).ToDictionary();
        return Task.CompletedTask;
    }

    private Task ReadAgainAsync() => ReadAsync();

    private async Task CreateAsync()
    {
        _problem = await Teams.CreateAsync(_name);
        _name = _problem is null ? null : _name;
        await ReadAsync();
    }

    private async Task RenameAsync(Team team)
    {
        _problem = await Teams.RenameAsync(team, _newName);
        _renamed = _problem is null ? null : _renamed;
        await ReadAsync();
    }

    private async Task DeleteAsync(Team team)
    {
        var text = Words["DeleteTeamText", team.Name, _computersOf.GetValueOrDefault(team.Id)];
        if (await Dialogs.ShowMessageBoxAsync(Words["DeleteTeam"], text, yesText: Words["Delete"], cancelText: Shared["Cancel"]) == true)
        {
            _problem = await Teams.DeleteAsync(team);
            await ReadAsync();
        }
    }
}
