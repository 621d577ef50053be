using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Computers;

/// <summary>One day of a computer, and the way to others. Which day it is stands in the address.</summary>
public sealed partial class DayPanel
{
    private const int UsualLength = 24 * 60;

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    /// <summary>The day.</summary>
    [Parameter, EditorRequired]
    public DayView Day { get; set; } = null!;

    /// <summary>The organisation's current day.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The part of the day to look at closely; null for all of it.</summary>
    [Parameter]
    public DayZoom? Zoom { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    private bool IsToday => Day.Date == Today;

    private string After => ComputerAddress.Of(Id, Day.Date.AddDays(1) == Today ? null : Day.Date.AddDays(1), Zoom);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Share Window(ProgramUsage window) => window.Title is { } title
        ? new Share(title, window.Program ?? Shared["UnknownProgram"], window.Minutes)
        : new Share(window.Program ?? Shared["UnknownProgram"], null, window.Minutes);

    private void Choose(ChangeEventArgs change) =>
        Navigation.NavigateTo(ComputerAddress.Of(Id, DayQuery.DayOrToday(change.Value as string, Today), Zoom));
}
