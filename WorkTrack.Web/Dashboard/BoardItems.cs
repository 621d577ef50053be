using System.Collections.Immutable;
using System.Globalization;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>What stands before a team's computers.</summary>
/// <param name="Team">The team; 0 for computers without one.</param>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="Stats">The figures of those of its computers that were found.</param>
public sealed record TeamGroup(int Team, string? Name, FleetStats Stats);

/// <summary>One place in the grid: a computer, or the head of a team.</summary>
internal readonly record struct BoardItem(ComputerState? Computer, TeamGroup? Group);

/// <summary>What stands in the grid, in order: computers, and before those of a team its head when they are grouped.</summary>
internal sealed class BoardItems
{
    private readonly ImmutableArray<ComputerState> _computers;
    private readonly ImmutableArray<BoardItem>? _grouped;

    private BoardItems(ImmutableArray<ComputerState> computers, ImmutableArray<BoardItem>? grouped) => (_computers, _grouped) = (computers, grouped);

    /// <summary>How many places there are.</summary>
    public int Count => _grouped?.Length ?? _computers.Length;

    /// <summary>Computers one after the other.</summary>
    public static BoardItems Of(ImmutableArray<ComputerState> computers) => new(computers, null);

    /// <summary>Computers by team, teams by name and those without a team last; within a team the order stays.</summary>
    public static BoardItems ByTeam(ImmutableArray<ComputerState> computers, Func<int, string?> nameOf)
    {
        var items = ImmutableArray.CreateBuilder<BoardItem>(computers.Length);
        var teams = computers.GroupBy(computer => computer.Team).Select(team => (Name: nameOf(team.Key), Computers: team))
            .OrderBy(team => team.Name is null).ThenBy(team => team.Name, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(team => team.Computers.Key);
        foreach (var (name, team) in teams)
        {
            ComputerState[] members = [.. team];
            items.Add(new BoardItem(null, new TeamGroup(team.Key, name, FleetStats.Of(members))));
            items.AddRange(members.Select(member => new BoardItem(member, null)));
        }

        return new BoardItems(computers, items.ToImmutable());
    }

    /// <summary>Some places in a row.</summary>
    public IEnumerable<BoardItem> Slice(int first, int count) =>
        _grouped is { } grouped
            ? Enumerable.Range(first, count).Select(place => grouped[place])
            : Enumerable.Range(first, count).Select(place => new BoardItem(_computers[place], null));
}
