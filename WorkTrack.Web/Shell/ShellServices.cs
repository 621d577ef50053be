using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;

namespace WorkTrack.Web.Shell;

/// <summary>Registers the pages.</summary>
internal static class ShellServices
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(Limit).AddHubOptions(Limit);
        return services.AddMudServices();
    }

    public static void MapShell(this IEndpointRouteBuilder routes)
    {
        // A change is a kilobyte or two, and the state of its compression 100 to 400 KB a circuit.
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.DisableWebSocketCompression = true);
    }

    /// <summary>
    /// A circuit whose browser is gone is kept for as long as a lift ride lasts. All it knows that the address does not say
    /// is how far somebody had scrolled, so a page that comes later is simply loaded again.
    /// </summary>
    private static void Limit(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = 50;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
        circuits.PersistedCircuitInMemoryMaxRetained = 0;
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);

        // A browser that is this far behind is not drawn for until it has caught up; then it gets the newest.
        circuits.MaxBufferedUnacknowledgedRenderBatches = 4;
    }

    private static void Limit(HubOptions hub)
    {
        // The longest messages of a browser begin its circuit, with 2 to 4 KB.
        hub.MaximumReceiveMessageSize = 16 * 1024;
        hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
        hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
        hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
    }
}
