using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>One computer: what is true of it now, and below that what the database knows.</summary>
public sealed partial class ComputerPage
{
    private static readonly TimeSpan SeenInterval = TimeSpan.FromSeconds(10);

    private ComputerState? _state;
    private Computer? _computer;

    /// <summary>The computer's id, as it stands in the address: a guess.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The day to show, as it stands in the address; today when it is none.</summary>
    [SupplyParameterFromQuery]
    public string? Day { get; set; }

    /// <summary>The part of the day to look at closely, as it stands in the address; all of it when it is none.</summary>
    [SupplyParameterFromQuery]
    public string? Zoom { get; set; }

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private ComputerActions Actions { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(SeenInterval, ReadAsync);

    /// <inheritdoc/>
    protected override void OnParametersSet() => Read();

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        Read();
        return Task.CompletedTask;
    }

    private void Read()
    {
        _state = ComputerId.TryParse(Id, out var id) && Board.StateOf(id) is { } state && Viewer.Scope.Includes(state) ? state : null;
        _computer = _state is null ? null : Board.Find(id);
    }
}
