using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Whether a computer is there, and since when nobody uses it.</summary>
public sealed partial class StatusChip
{
    private PresenceLook _look = PresenceLook.Of(Presence.Unknown);

    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string Since => SinceOf(State, Calendar, Time);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _look = PresenceLook.Of(State.Presence, State.IdleState);

    /// <summary>Since when nobody uses it; empty when somebody does, or it is not there.</summary>
    internal static string SinceOf(ComputerState state, OrganisationCalendar calendar, TimeProvider time) =>
        state.IdleSince is { } since ? $" since {ClockText.Since(calendar, since, time.GetUtcNow())}" : "";
}
