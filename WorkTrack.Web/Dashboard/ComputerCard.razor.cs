using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>One computer as a card.</summary>
public sealed partial class ComputerCard
{
    private static readonly SharedDrawing<ComputerState, CardDrawing> Drawings = new();

    private CardDrawing _drawing = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _drawing = Drawings.Of(State, Today, state => CardDrawing.Of(state, Shared, Words, Chip, Quality));
}
