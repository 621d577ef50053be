using System.Net;
using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>What takes reports in and tells clients of them: the product, or anything else that does.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Subscribe">What clients ask for.</param>
/// <param name="Publisher">Where reports are posted.</param>
/// <param name="Markers">The reports it was sent.</param>
/// <param name="Sources">What is posted over each connection.</param>
internal sealed record Hub(string Name, Uri Subscribe, IPEndPoint Publisher, Markers Markers, IReadOnlyList<IReportSource> Sources)
{
    // Reports come in at a pace; more connections than wait for answers at any time would be idle.
    private const int Connections = 32;

    /// <summary>The product.</summary>
    /// <param name="server">Its process.</param>
    /// <param name="computers">How many computers report.</param>
    /// <param name="mode">The stream's mode, <c>full</c> or <c>delta</c>.</param>
    public static Hub Product(ServerProcess server, int computers, string mode)
    {
        var markers = new Markers(computers);
        var query = mode == "delta" ? "?mode=delta" : "";
        return new Hub(
            $"WorkTrack {mode}", new Uri($"http://{server.Address}/api/dashboard-stream{query}"), server.Address, markers,
            Divide(computers, own => new MarkedReports(own, markers)));
    }

    /// <summary>Anything that delivers what is posted.</summary>
    /// <param name="name">What it is called in the report.</param>
    /// <param name="subscribe">What clients ask for.</param>
    /// <param name="publish">Where it is posted.</param>
    /// <param name="computers">How many computers report.</param>
    /// <param name="length">How long an event is, in bytes.</param>
    public static Hub Other(string name, Uri subscribe, Uri publish, int computers, int length)
    {
        var markers = new Markers(computers);
        return new Hub(name, subscribe, AddressOf(publish), markers, Divide(computers, own => new MarkedMessages(own, markers, publish, length)));
    }

    /// <summary>Where an address of the web is on the network.</summary>
    public static IPEndPoint AddressOf(Uri uri) =>
        new(Dns.GetHostAddresses(uri.Host, System.Net.Sockets.AddressFamily.InterNetwork)[0], uri.Port);

    private static List<IReportSource> Divide(int computers, Func<IEnumerable<int>, IReportSource> create)
    {
        var connections = Math.Min(Connections, computers);
        return [.. Enumerable.Range(0, connections).Select(
            connection => create(Enumerable.Range(0, computers).Where(computer => computer % connections == connection)))];
    }
}
