using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>Where somebody says which computers to list. By which column to sort is asked here where there is no room for the table's head.</summary>
public sealed partial class FleetToolbar
{
    /// <summary>The columns of the list.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TableColumn> Columns { get; set; } = [];

    /// <summary>What is chosen stays to be seen though no agent has it any more.</summary>
    private ImmutableArray<string> Versions =>
        Query.Version is { } chosen && !Choices.Versions.Contains(chosen, StringComparer.OrdinalIgnoreCase) ? Choices.Versions.Add(chosen) : Choices.Versions;

    private Task ChooseVersionAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Version = (string?)chosen.Value is ['=', .. var version] ? version : null });

    private Task ChooseSilenceAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { SilentFor = FleetAddress.SilenceOf((string?)chosen.Value) });

    private Task SortAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Order = FleetAddress.OrderOf((string?)chosen.Value) ?? BoardOrder.Name, IsReversed = false });

    /// <summary>The value of a choice: no version at all, and the version of those that told none, are two of them.</summary>
    private string ValueOf(string? version) => version is null
        ? ""
        : $"={Choices.Versions.FirstOrDefault(known => known.Equals(version, StringComparison.OrdinalIgnoreCase)) ?? version}";
}
