using System.Net;
using System.Net.Sockets;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// Drives a server over many connections with one thread and as little work as possible, because it shares the cores
/// with what it measures: two system calls a request, and one to wait for all connections.
/// </summary>
internal sealed class LoadDriver : IDisposable
{
    private const int MicrosecondsToWait = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DrivenConnection[] _connections;
    private readonly Dictionary<Socket, DrivenConnection> _bySocket;
    private readonly List<Socket> _ready = [];

    public LoadDriver(IPEndPoint server, IEnumerable<IReportSource> sources)
    {
        _connections = [.. sources.Select(source => new DrivenConnection(server, source))];
        _bySocket = _connections.ToDictionary(connection => connection.Socket);
    }

    /// <summary>Has all computers make themselves known.</summary>
    public void Greet() => Drive([], connection => connection.Sent < connection.Greetings);

    /// <summary>Drives for a while, and adds how long each answer took, in milliseconds.</summary>
    /// <returns>How long it took until the last answer was there.</returns>
    public TimeSpan Drive(TimeSpan time, List<double> latencies)
    {
        var since = TimeProvider.System.GetTimestamp();
        Drive(latencies, _ => TimeProvider.System.GetElapsedTime(since) < time);
        return TimeProvider.System.GetElapsedTime(since);
    }

    public void Dispose() => Array.ForEach(_connections, connection => connection.Dispose());

    private void Drive(List<double> latencies, Func<DrivenConnection, bool> goesOn)
    {
        var waiting = new HashSet<Socket>();
        foreach (var connection in _connections.Where(goesOn))
        {
            connection.Send();
            waiting.Add(connection.Socket);
        }

        var heard = TimeProvider.System.GetTimestamp();
        while (waiting.Count > 0)
        {
            _ready.Clear();
            _ready.AddRange(waiting);
            Socket.Select(_ready, null, null, MicrosecondsToWait);
            if (_ready.Count > 0)
            {
                heard = TimeProvider.System.GetTimestamp();
            }
            else if (TimeProvider.System.GetElapsedTime(heard) > Patience)
            {
                throw new TimeoutException("No report was answered.");
            }

            foreach (var socket in _ready)
            {
                var connection = _bySocket[socket];
                if (!connection.Receive())
                {
                    continue;
                }

                latencies.Add(TimeProvider.System.GetElapsedTime(connection.SentAt).TotalMilliseconds);
                if (goesOn(connection))
                {
                    connection.Send();
                }
                else
                {
                    waiting.Remove(socket);
                }
            }
        }
    }
}
