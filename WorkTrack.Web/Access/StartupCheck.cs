using System.Net;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Access;

/// <summary>Refuses to start a server that is open to strangers.</summary>
internal static class StartupCheck
{
    /// <summary>Checks access against the addresses the server is about to listen on. With accounts it may listen anywhere.</summary>
    /// <exception cref="StartupRefusedException">Access is open beyond this machine.</exception>
    public static void Run(IConfiguration configuration)
    {
        if (!configuration.GetValue<bool>("Access:Open"))
        {
            return;
        }

        foreach (var address in ListenAddresses(configuration))
        {
            if (!IsLoopback(address))
            {
                throw new StartupRefusedException(
                    $"With open access WorkTrack listens on this machine only, and '{address}' is not a loopback address. "
                    + "Use http://localhost:5080.");
            }
        }
    }

    /// <summary>Every place the web server takes addresses from.</summary>
    private static IEnumerable<string> ListenAddresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        var urls = Split(configuration["urls"]);

        // Ports alone mean every network card; with URLs the server passes over them.
        var ports = Split(configuration["http_ports"]).Concat(Split(configuration["https_ports"])).Select(port => $"http://*:{port}");
        return endpoints.Concat(urls.Length > 0 ? urls : ports);
    }

    private static bool IsLoopback(string address)
    {
        string host;
        try
        {
            var parsed = BindingAddress.Parse(address);
            host = parsed.Port <= IPEndPoint.MaxPort ? parsed.Host.Trim('[', ']') : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new StartupRefusedException($"'{address}' is not an address to listen on. Write it as http://localhost:5080.");
        }

        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
