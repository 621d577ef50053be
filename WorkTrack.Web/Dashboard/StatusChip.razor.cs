using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Whether a computer is there, and since when nobody uses it.</summary>
public sealed partial class StatusChip
{
    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;
}
