using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>One computer of many. Drawn again only when it is given another state or time: most reports change a few of them.</summary>
public abstract class ComputerItem : ComponentBase
{
    /// <summary>What a computer is called that has not said its name.</summary>
    internal const string UnknownComputer = ComputerText.UnknownComputer;

    private ComputerState? _drawn;
    private DateTimeOffset _drawnSeenAt;

    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    /// <summary>When it was last heard.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset LastSeenAt { get; set; }

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>Its presence, for people.</summary>
    protected RenderFragment Chip => StatusChip.Of(PresenceLook.Of(State.Presence, State.IdleState), StatusChip.SinceOf(State, Calendar, Time));

    /// <summary>Its presence, as style sheets and scripts know it.</summary>
    protected string Status => PresenceLook.Of(State.Presence).Word;

    /// <summary>Its user.</summary>
    protected string User => State.Profile.UserName ?? "Unknown user";

    /// <summary>What to show of its name when somebody points at it.</summary>
    protected string Hint => State.Profile.Name is { } name ? $"{name}\n{State.Id.Value}" : UnknownComputer;

    /// <summary>When it was last heard, for the browser, which shows how long ago that is.</summary>
    protected string LastSeen => LastSeenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, State) || _drawnSeenAt != LastSeenAt;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => (_drawn, _drawnSeenAt) = (State, LastSeenAt);
}
