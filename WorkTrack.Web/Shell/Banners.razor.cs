using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
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
}
