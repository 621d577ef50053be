using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Where a supervisor says which computers to show, in which order, and how.</summary>
public sealed partial class DashboardToolbar
{
    private static readonly Presence?[] Presences = [null, Presence.Online, Presence.Idle, Presence.Offline];

    /// <summary>How computers are shown.</summary>
    [Parameter, EditorRequired]
    public DashboardLook Look { get; set; } = new();

    /// <summary>Called with how to show them next.</summary>
    [Parameter]
    public EventCallback<DashboardLook> LookChanged { get; set; }

    private string? ProgramChosen => Choices.Programs.FirstOrDefault(program => program.Equals(Query.Program, StringComparison.OrdinalIgnoreCase)) ?? Query.Program;

    private ImmutableArray<string> Programs => ProgramChosen is { } chosen && !Choices.Programs.Contains(chosen) ? Choices.Programs.Add(chosen) : Choices.Programs;

    private Task SortAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Order = DashboardAddress.OrderOf((string?)chosen.Value) ?? BoardOrder.Name, IsReversed = false });

    private Task ChooseProgramAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Program = (string?)chosen.Value is { Length: > 0 } program ? program : null });

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
