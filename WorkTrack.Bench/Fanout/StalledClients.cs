using System.Net.Sockets;

namespace WorkTrack.Bench.Fanout;

/// <summary>Clients that stop reading: their sockets stay open, and take next to nothing.</summary>
internal sealed class StalledClients : IDisposable
{
    // The smallest that the system allows, so that the server notices soon.
    private const int ReceiveBuffer = 2048;
    private const int MicrosecondsToWait = 50_000;

    private readonly List<StreamClient> _clients;

    public StalledClients(Hub hub, int count) =>
        _clients = [.. Enumerable.Range(0, count).Select(_ => new StreamClient(hub, ReceiveBuffer))];

    /// <summary>How many of them the server has ended. What it had sent them before is read for that.</summary>
    public int CountEnded()
    {
        var buffer = new byte[1024 * 1024];
        return _clients.Count(client => HasEnded(client.Socket, buffer));
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private static bool HasEnded(Socket socket, byte[] buffer)
    {
        while (socket.Poll(MicrosecondsToWait, SelectMode.SelectRead))
        {
            if (socket.Receive(buffer, SocketFlags.None, out var error) == 0 || error != SocketError.Success)
            {
                return true;
            }
        }

        return false;
    }
}
