using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Audit;

/// <summary>Writes down that somebody looks at a computer's page: once, however often the page is drawn.</summary>
public sealed class ComputerVisit : ComponentBase
{
    private ComputerId? _written;

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    [Inject]
    private AuditLog Audit { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_written != Id)
        {
            _written = Id;

            // Nobody waits for it: it is written down also when the database comes back later.
            _ = Audit.RecordAsync(Viewer.Actor, AuditActions.ComputerOpened, Id.Value);
        }
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => false;
}
