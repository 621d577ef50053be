using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>One computer. Drawn again only when it is given another state or time: most reports change a few cards of many.</summary>
public sealed partial class ComputerCard
{
    private ComputerState? _drawn;
    private DateTimeOffset _drawnSeenAt;

    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    /// <summary>When it was last heard.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset LastSeenAt { get; set; }

    private string Status => PresenceLook.Of(State.Presence).Word;

    private string User => State.Profile.UserName ?? "Unknown user";

    private string System => State.Profile.OsInfo ?? "Unknown system";

    private string Hint => State.Profile.Name is { } name ? $"{name}\n{State.Id.Value}" : CardText.UnknownComputer;

    private string LastSeen => LastSeenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, State) || _drawnSeenAt != LastSeenAt;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => (_drawn, _drawnSeenAt) = (State, LastSeenAt);
}
