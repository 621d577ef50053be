using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>The page supervisors open.</summary>
public sealed partial class DashboardPage
{
    private BoardSnapshot? _snapshot;

    [Inject]
    private Board Board { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        _snapshot = Board.Snapshot;
        return Task.CompletedTask;
    }
}
