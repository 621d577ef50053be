namespace WorkTrack.Bench.Fanout;

/// <summary>Clients that stop reading: their sockets stay open, and take next to nothing.</summary>
internal sealed class StalledClients : IDisposable
{
    // The smallest that the system allows, so that the server notices soon.
    private const int ReceiveBuffer = 2048;

    private readonly List<StreamClient> _clients;

    public StalledClients(Hub hub, int count) =>
        _clients = [.. Enumerable.Range(0, count).Select(_ => new StreamClient(hub, ReceiveBuffer))];

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
