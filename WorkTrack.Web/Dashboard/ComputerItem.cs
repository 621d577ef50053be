using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>One computer of many. Drawn again only when it is given another state or time: most reports change a few of them.</summary>
public abstract class ComputerItem : ComponentBase
{
    private ComputerState? _drawn;
    private DateTimeOffset _drawnSeenAt;

    /// <summary>What is true of the computer.</summary>
    [Parameter, EditorRequired]
    public ComputerState State { get; set; } = null!;

    /// <summary>When it was last heard.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset LastSeenAt { get; set; }

    [Inject]
    private protected IStringLocalizer<SiteText> Shared { get; set; } = null!;

    [Inject]
    private protected IStringLocalizer<DashboardText> Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ComputersText> QualityWords { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>Its presence, for people.</summary>
    protected MarkupString Chip => StatusChip.MarkupOf(Words, State, Calendar, Time);

    /// <summary>What is known of the quality of its usage today.</summary>
    protected MarkupString Quality => QualityMark.Of(QualityWords, State.RemarksToday);

    /// <summary>The organisation's day.</summary>
    protected DateOnly Today => Calendar.DayOf(Time.GetUtcNow());

    /// <summary>Its presence, as style sheets and scripts know it.</summary>
    protected string Status => PresenceLook.Of(State.Presence).Word;

    /// <summary>Its user.</summary>
    protected string User => State.Profile.UserName ?? Shared["UnknownUser"];

    /// <summary>What to show of its name when somebody points at it.</summary>
    protected string Hint => State.Name is { } name ? $"{name}\n{State.Id.Value}" : Shared["UnknownComputer"];

    /// <summary>When it was last heard, for the browser, which shows how long ago that is.</summary>
    protected string LastSeen => LastSeenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, State) || _drawnSeenAt != LastSeenAt;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => (_drawn, _drawnSeenAt) = (State, LastSeenAt);
}
