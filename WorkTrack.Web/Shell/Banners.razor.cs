using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Demo;

namespace WorkTrack.Web.Shell;

/// <summary>What everybody must know before they believe or send anything; on every page.</summary>
public sealed partial class Banners
{
    [Inject]
    private IOptions<AccessOptions> Access { get; set; } = null!;

    [Inject]
    private DemoMode Demo { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Told to those who can do something about it. Open access has a warning of its own.</summary>
    private bool IsAdminWithoutTls =>
        !Access.Value.Open && Viewer.Caller?.Role == Role.Admin && Navigation.BaseUri.StartsWith("http:", StringComparison.Ordinal);
}
