using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using WorkTrack.Web.Access;
using WorkTrack.Web.Agents;

namespace WorkTrack.Web.Dashboard;

/// <summary>What people see while there is no computer: how to connect one, with the address they themselves use, or who does it.</summary>
public sealed partial class FirstComputer
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IOptions<AccessOptions> Access { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    private string AgentConfig => ConnectText.Config(Navigation.BaseUri, null);

    private string FirstReport => ConnectText.FirstReport(Navigation.BaseUri, null);
}
