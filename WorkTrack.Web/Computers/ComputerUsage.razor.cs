using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Live;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Computers;

/// <summary>
/// What the database knows of a computer. Read when this computer has changed or a minute has begun, at most once a
/// second; a database that is away costs this part of the page only.
/// </summary>
public sealed partial class ComputerUsage
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);

    private Sight? _seen;
    private ComputerView? _view;
    private bool _failed;
    private bool _changed = true;
    private DayZoom? _zoom;

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    /// <summary>The day to show, as it stands in the address; today when it is none.</summary>
    [Parameter]
    public string? Day { get; set; }

    /// <summary>The part of the day to look at closely, as it stands in the address; all of it when it is none.</summary>
    [Parameter]
    public string? Zoom { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private ComputerReader Reader { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private ILogger<ComputerUsage> Log { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(LookInterval, ReadAsync);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        // What was read is enough for any part of it.
        var zoom = DayZoom.Parse(Zoom);
        _changed |= zoom != _zoom;
        _zoom = zoom;
        return ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        if (Look() is not { } sight || sight == _seen)
        {
            return;
        }

        _seen = sight;
        try
        {
            var view = await Reader.ReadAsync(sight.Computer, sight.Day, Gone);

            // Somebody may have gone on to another day meanwhile, whose reading has begun later.
            if (_seen == sight)
            {
                (_view, _failed, _changed) = (view, false, true);
            }
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            if (_seen != sight)
            {
                return;
            }

            // Once, not every ten seconds for as long as it lasts.
            if (!_failed)
            {
                Log.LogWarning(failure, "The history of a computer cannot be read");
            }

            _changed |= !_failed;
            (_failed, _seen) = (true, null);
        }
    }

    /// <summary>Drawing is the dear part, and most signals are about other computers.</summary>
    protected override bool ShouldRender()
    {
        var changed = _changed;
        _changed = false;
        return changed;
    }

    private Task TryAgainAsync()
    {
        _seen = null;
        return ReadAsync();
    }

    /// <summary>What the reading depends on, as it is now; null when there is no such computer.</summary>
    private Sight? Look()
    {
        var now = Time.GetUtcNow();
        return Id.Value is not null && Board.Find(Id) is { } computer
            ? new Sight(
                computer.Key, DayQuery.DayOrToday(Day, Calendar.DayOf(now)), MinuteRange.MinuteOf(now),
                computer.Hours, computer.Claims, computer.Profile.UserName)
            : null;
    }

    /// <summary>Compared by reference where it is large: a report that proves nothing new leaves hours and claims as they were.</summary>
    private sealed record Sight(int Computer, DateOnly Day, long Minute, RecentHours Hours, RecentClaims Claims, string? User);
}
