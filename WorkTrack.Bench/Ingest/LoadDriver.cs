using System.Net;
using System.Net.Sockets;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// Drives a server over many connections with one thread and as little work as possible, because it shares the cores
/// with what it measures: two system calls a request, and one to wait for all connections.
/// </summary>
internal sealed class LoadDriver : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
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

    /// <summary>
    /// Drives at a pace that does not wait for answers, unless all connections do, and adds how long each took, in
    /// milliseconds.
    /// </summary>
    /// <returns>How long it took until the last answer was there.</returns>
    public TimeSpan Drive(TimeSpan time, int perSecond, List<double> latencies)
    {
        var (since, total, sent) = (TimeProvider.System.GetTimestamp(), (int)(time.TotalSeconds * perSecond), 0);
        var idle = new Queue<DrivenConnection>(_connections);
        var heard = since;
        while (sent < total || idle.Count < _connections.Length)
        {
            var due = sent < total ? TimeSpan.FromSeconds((double)sent / perSecond) - TimeProvider.System.GetElapsedTime(since) : Patience;
            if (due <= TimeSpan.Zero && idle.TryDequeue(out var free))
            {
                free.Send();
                sent++;
                continue;
            }

            // All of them, so that there is something to wait for also when no answer is due.
            foreach (var connection in Ready(_bySocket.Keys, due, ref heard))
            {
                if (connection.Receive())
                {
                    latencies.Add(TimeProvider.System.GetElapsedTime(connection.SentAt).TotalMilliseconds);
                    idle.Enqueue(connection);
                }
            }
        }

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
            foreach (var connection in Ready(waiting, LongestWait, ref heard))
            {
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
                    waiting.Remove(connection.Socket);
                }
            }
        }
    }

    /// <summary>The connections that have something to read; none after a while.</summary>
    private IEnumerable<DrivenConnection> Ready(IEnumerable<Socket> sockets, TimeSpan atMost, ref long heard)
    {
        _ready.Clear();
        _ready.AddRange(sockets);

        // The system counts in milliseconds. Rounded down, the last of them would be spent going round here.
        var wait = Math.Clamp(Math.Ceiling(atMost.TotalMilliseconds), 1, LongestWait.TotalMilliseconds);
        Socket.Select(_ready, null, null, TimeSpan.FromMilliseconds(wait));
        if (_ready.Count > 0)
        {
            heard = TimeProvider.System.GetTimestamp();
        }
        else if (TimeProvider.System.GetElapsedTime(heard) > Patience)
        {
            throw new TimeoutException("No report was answered.");
        }

        return _ready.Select(socket => _bySocket[socket]);
    }
}
