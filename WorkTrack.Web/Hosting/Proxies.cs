using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WorkTrack.Web.Hosting;

/// <summary>
/// Proxies in front of the server: what they say of the client counts, and what anybody else says of it does not.
/// <c>ForwardedHeaders:KnownProxies</c> names them.
/// </summary>
internal static class Proxies
{
    private const string Setting = "ForwardedHeaders:KnownProxies";

    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };

        // The framework's own list has this machine on it, and so anybody with a program on it.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in app.Configuration.ListOf(Setting))
        {
            if (IPAddress.TryParse(name, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(name, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new StartupRefusedException($"{Setting} contains '{name}', which is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/24.");
            }
        }

        if (options.KnownProxies.Count + options.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(options);
        }
    }

    /// <summary>A setting that is a list in a file, or one line in a variable: <c>a, b</c>.</summary>
    public static IEnumerable<string> ListOf(this IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return (section.Get<string[]>() ?? []).Append(section.Value ?? "")
            .SelectMany(line => line.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
